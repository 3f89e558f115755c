FROM debian:12
COPY etc/ /etc/
RUN sed -i 's/deb.debian.org/mirrors.example.org/g' /etc/apt/sources.list

FROM debian:12
COPY etc/ /etc/
RUN sed -i 's/ftp.debian.org/mirrors.example.org/g' /etc/apt/sources.list

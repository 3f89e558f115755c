FROM debian:bookworm
RUN sed -i -e 's@http://deb.debian.org@https://mirrors.example.org@' /etc/apt/sources.list

FROM debian:bookworm
RUN sed -i -e 's@http://ftp.debian.org@https://mirrors.example.org@' /etc/apt/sources.list

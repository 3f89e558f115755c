FROM debian:11
RUN sed -i 's/ftp.debian.org/mirrors.example.org/g' /etc/apt/sources.list

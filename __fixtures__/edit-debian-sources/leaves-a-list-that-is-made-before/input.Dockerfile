FROM debian:12
RUN echo 'deb http://ftp.debian.org/debian bookworm main' > /etc/apt/sources.list
RUN sed -i 's/ftp.debian.org/mirrors.example.org/g' /etc/apt/sources.list

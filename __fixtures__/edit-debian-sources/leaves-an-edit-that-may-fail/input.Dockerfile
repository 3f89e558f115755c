FROM debian:12
RUN sed -i 's/ftp.debian.org/mirrors.example.org/g' /etc/apt/sources.list || true

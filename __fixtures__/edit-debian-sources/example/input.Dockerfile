FROM debian:12
RUN sed -i 's/ftp.debian.org/mirrors.example.org/g' /etc/apt/sources.list
RUN apt-get update && apt-get install -y --no-install-recommends curl

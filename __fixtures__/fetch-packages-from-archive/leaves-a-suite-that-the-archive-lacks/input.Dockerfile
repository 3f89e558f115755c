FROM debian:stretch
RUN echo 'deb http://ftp.debian.org/debian stretch-updates main contrib' > /etc/apt/sources.list.d/more.list \
    && apt-get update && apt-get install -y git

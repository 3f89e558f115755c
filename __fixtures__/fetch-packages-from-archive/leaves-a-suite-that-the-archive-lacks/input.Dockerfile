FROM debian:stretch
RUN echo 'deb http://deb.debian.org/debian stretch-updates main contrib' > /etc/apt/sources.list.d/more.list \
    && apt-get update && apt-get install -y git

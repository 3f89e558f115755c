FROM debian:stretch

RUN echo "deb http://ftp.debian.org/debian stretch-backports main" >> /etc/apt/sources.list
RUN apt-get update && apt-get install -y -t stretch-backports git

RUN echo 'deb http://ftp.debian.org/debian sid main' > /etc/apt/sources.list.d/sid.list \
    && apt-get update

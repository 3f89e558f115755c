FROM debian:stretch
RUN sed -i 's/deb.debian.org/archive.debian.org/; s/security.debian.org/archive.debian.org/; /updates/d' /etc/apt/sources.list
RUN apt-get update && apt-get install -y git

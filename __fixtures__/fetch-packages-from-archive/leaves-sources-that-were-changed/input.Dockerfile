FROM debian:stretch
RUN sed -i 's/[a-z]*.debian.org/archive.debian.org/; /updates/d' /etc/apt/sources.list
RUN apt-get update && apt-get install -y git

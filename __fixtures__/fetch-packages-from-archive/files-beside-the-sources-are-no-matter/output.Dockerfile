FROM debian:buster
COPY rootfs /
COPY chrome.list /etc/apt/sources.list.d/
RUN sed -i -E 's/\w+\.debian\.org/archive.debian.org/' /etc/apt/sources.list
RUN apt-get update && apt-get install -y git

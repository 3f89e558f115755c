FROM debian:buster
COPY rootfs /
COPY chrome.list /etc/apt/sources.list.d/
RUN apt-get update && apt-get install -y git

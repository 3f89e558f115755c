FROM debian:stretch
COPY rootfs /
RUN apt-get update && apt-get install -y git

FROM alpine:3.20
ADD rootfs /
ADD entrypoint /usr/local/bin/entrypoint
ADD entrypoint rootfs/ /opt/

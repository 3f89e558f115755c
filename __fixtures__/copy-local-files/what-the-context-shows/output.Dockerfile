FROM alpine:3.20
COPY rootfs /
COPY entrypoint /usr/local/bin/entrypoint
COPY entrypoint rootfs/ /opt/

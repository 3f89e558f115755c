FROM debian:12
ADD rootfs /
ADD payload.img /srv/
ADD files/* /srv/

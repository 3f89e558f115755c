FROM fedora:41 AS build
RUN mkdir /rootfs && dnf install -y --installroot /rootfs bash

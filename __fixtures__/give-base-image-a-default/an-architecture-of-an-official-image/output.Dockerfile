ARG ARCH=amd64
FROM ${ARCH}/debian:bookworm
RUN apt-get update

ARG ARCH
FROM ${ARCH}/debian:bookworm
RUN apt-get update

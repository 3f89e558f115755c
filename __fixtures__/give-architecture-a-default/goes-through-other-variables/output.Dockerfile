FROM ubuntu:22.04
ARG DAPPER_HOST_ARCH=amd64
ENV HOST_ARCH=${DAPPER_HOST_ARCH} ARCH=${DAPPER_HOST_ARCH}
RUN apt-get update && apt-get install -y wget && ln -sf bash /bin/sh
ENV GOLANG_ARCH_amd64=amd64 GOLANG_ARCH_arm=armv6l GOLANG_ARCH=GOLANG_ARCH_${ARCH}
RUN wget -O /tmp/go.tgz https://example.org/go1.22.linux-${!GOLANG_ARCH}.tar.gz

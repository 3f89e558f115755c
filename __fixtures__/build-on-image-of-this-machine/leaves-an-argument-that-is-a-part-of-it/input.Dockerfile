ARG arch=arm64
FROM multiarch/alpine:${arch}-v3.12
RUN apk add curl

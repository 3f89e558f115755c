ARG VERSION=1.0.0
FROM alpine:3.20
LABEL org.opencontainers.image.version=$VERSION

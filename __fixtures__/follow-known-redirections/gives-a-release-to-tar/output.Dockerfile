FROM alpine:3.20
ARG VERSION=1.4.0
RUN apk add --no-cache curl
RUN curl -fsSL https://github.com/example/shop/releases/download/v${VERSION}/shop.tar.gz | tar xz -C /usr/local/bin

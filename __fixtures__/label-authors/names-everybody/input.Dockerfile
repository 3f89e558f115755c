FROM alpine:3.20
# Who to ask
MAINTAINER Ada Lovelace <ada@example.com>
MAINTAINER "Grace Hopper <grace@example.com>"
MAINTAINER Ada Lovelace <ada@example.com>

RUN apk add --no-cache nginx

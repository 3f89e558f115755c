FROM alpine:3.20
MAINTAINER Ada Lovelace <ada@example.com>
RUN apk add --no-cache nginx

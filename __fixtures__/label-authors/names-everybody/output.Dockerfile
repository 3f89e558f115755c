FROM alpine:3.20
# Who to ask
LABEL org.opencontainers.image.authors="Ada Lovelace <ada@example.com>, Grace Hopper <grace@example.com>"

RUN apk add --no-cache nginx

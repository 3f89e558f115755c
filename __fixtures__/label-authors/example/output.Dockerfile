FROM alpine:3.20
LABEL org.opencontainers.image.authors="Ada Lovelace <ada@example.com>"
RUN apk add --no-cache nginx

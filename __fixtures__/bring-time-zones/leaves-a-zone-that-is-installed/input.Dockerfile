FROM alpine:3.20
RUN apk add --no-cache tzdata \
    && cp /usr/share/zoneinfo/Europe/Vienna /etc/localtime

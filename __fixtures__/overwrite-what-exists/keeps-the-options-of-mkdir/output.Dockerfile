FROM alpine:3.19
RUN apk add --no-cache curl && mkdir -p -m 755 /srv/ && mkdir /srv/data

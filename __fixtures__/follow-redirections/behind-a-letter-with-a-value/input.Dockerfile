FROM alpine:3.20
RUN apk add --no-cache curl
RUN curl -fo /tmp/a.tgz https://downloads.example.com/a.tgz

FROM alpine:3.20
RUN apk add --no-cache curl
RUN curl https://downloads.example.com/key.asc > /etc/key.asc

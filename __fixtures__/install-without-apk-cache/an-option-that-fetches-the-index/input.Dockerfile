FROM alpine:3.20
RUN apk add --update curl && rm -rf /var/cache/apk/*
RUN apk -U add git

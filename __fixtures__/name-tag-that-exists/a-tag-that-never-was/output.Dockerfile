FROM alpine:latest
RUN apk add curl

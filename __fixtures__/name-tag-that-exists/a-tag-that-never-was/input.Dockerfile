FROM alpine:stable
RUN apk add curl

FROM alpine:3.18
RUN apk add --no-cache python3 py3-pip && pip3 install awscli

FROM debian:bullseye
RUN apt-get update && apt-get install -y python3-pip && pip3 install awscli

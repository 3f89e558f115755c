ARG VERSION=3.1.0
FROM alpine:3.20
RUN VERSION=$(cat /etc/alpine-release) && echo "$VERSION"
RUN . /etc/os-release && echo "$VERSION"

FROM golang:1.22 AS build
LABEL org.opencontainers.image.authors="ada@example.com"
RUN go version
FROM alpine:3.20
LABEL maintainer="ada@example.com"
LABEL org.opencontainers.image.authors="ada@example.com"

FROM golang:1.22 AS build
MAINTAINER ada@example.com
RUN go version
FROM alpine:3.20
LABEL maintainer="ada@example.com"
maintainer ada@example.com

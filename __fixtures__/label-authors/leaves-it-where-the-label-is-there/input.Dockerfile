FROM alpine:3.20 AS base
LABEL org.opencontainers.image.authors="ada@example.com"
FROM base
MAINTAINER grace@example.com

FROM alpine:3.20 AS base
RUN true
FROM base
COPY . /
COPY a.txt b.txt /

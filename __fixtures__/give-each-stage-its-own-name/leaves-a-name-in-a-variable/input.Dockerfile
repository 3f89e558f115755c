ARG TARGET=build
FROM alpine:3.20 AS build
RUN touch /a
FROM $TARGET AS test
RUN ls /a
FROM debian:12 AS build

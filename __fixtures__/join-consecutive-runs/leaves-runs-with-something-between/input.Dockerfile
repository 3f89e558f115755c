FROM debian:12
RUN touch /a
ARG NAME=x
RUN touch /$NAME
FROM alpine:3.20
RUN touch /b

FROM debian:12
LABEL   org.opencontainers.image.authors="Ada Lovelace"

FROM alpine:3.20
LABEL org.opencontainers.image.authors="Grace \"Amazing\" Hopper"

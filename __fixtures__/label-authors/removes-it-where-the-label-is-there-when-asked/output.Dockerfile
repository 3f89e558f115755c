FROM alpine:3.20
LABEL org.opencontainers.image.authors="ada@example.com"
RUN true

FROM alpine:3.20
RUN true

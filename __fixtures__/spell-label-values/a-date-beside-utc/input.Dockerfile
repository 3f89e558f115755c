FROM alpine:3.20
LABEL org.opencontainers.image.created=2024-05-06T07:08:09.12+0200
CMD ["date"]

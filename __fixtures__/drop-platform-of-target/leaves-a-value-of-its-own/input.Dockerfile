ARG TARGETPLATFORM=linux/amd64
FROM --platform=$TARGETPLATFORM alpine:3.20
CMD ["date"]

FROM alpine:3.20
RUN apk update \
    # what the driver needs
    && apk add gcc \
    && apk add musl-dev

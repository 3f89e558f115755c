FROM alpine:3.20
RUN apk update \
    # what the driver needs
    && apk add --no-cache gcc \
    && apk add --no-cache musl-dev

FROM alpine:3.20
RUN apk add --no-cache \
    # for the build
    gcc \
    # for the tests
    bash
ENV A=1 \
    B=2

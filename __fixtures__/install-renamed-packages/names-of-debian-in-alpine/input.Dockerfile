FROM alpine:3.20
RUN apk add --no-cache build-essential zlib1g-dev git

ARG VERSION=3.1.0
FROM alpine:3.20
RUN apk add --no-cache curl
ARG VERSION=3.2.0
RUN curl -fO "https://example.com/tool-$VERSION.txt"

ARG VERSION=3.1.0
FROM alpine:3.20 AS base
ARG VERSION

FROM base
RUN wget "https://example.com/tool-$VERSION.txt"

FROM alpine:3.20
RUN apk add --no-cache wget \
    && wget --progress=dot:giga -O /app.tar https://example.org/app.tar

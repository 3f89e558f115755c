FROM alpine:3.20
RUN set -euxo pipefail; \
    apk add --no-cache curl; \
    curl -fsSL https://example.org/key.asc | gpg --import

FROM alpine:3.20
RUN set -o pipefail && wget -qO- https://example.org/app.tar.gz | tar -xz -C /opt

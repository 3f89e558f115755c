FROM debian:12-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl -fsSL https://example.org/a | sh
FROM alpine:3.20
RUN set -eo pipefail && wget -qO- https://example.org/a | sh

FROM debian:trixie-slim
RUN set -o pipefail && curl -fsSL https://example.org/a | sh -s -- -y
RUN yes | head -n 3

FROM debian:12-slim
RUN set -eux; \
    export GNUPGHOME="$(mktemp -d)"; \
    gpg --version

FROM debian:12-slim
RUN set -eux; \
    GNUPGHOME="$(mktemp -d)"; export GNUPGHOME; \
    gpg --version

FROM buildpack-deps:bookworm
ENV SIGNING_KEY=B42F6819007F00F88E364FD4036A9C25BF357DD4
RUN set -eux; \
    export GNUPGHOME="$(mktemp -d)"; \
    gpg --batch --keyserver ha.pool.sks-keyservers.net --recv-keys "$SIGNING_KEY"; \
    curl -fsSLO https://downloads.example.com/tool.tar.gz; \
    curl -fsSLO https://downloads.example.com/tool.tar.gz.asc; \
    gpg --batch --verify tool.tar.gz.asc tool.tar.gz; \
    tar -xzf tool.tar.gz -C /usr/local

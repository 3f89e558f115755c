FROM buildpack-deps:bookworm
RUN set -ex; \
    for server in ha.pool.sks-keyservers.net keyserver.ubuntu.com hkps://keys.openpgp.org; do \
        gpg --keyserver "$server" --recv-keys 409B6B1796C275462A1703113804BB82D39DC0E3 && break || echo "next"; \
    done

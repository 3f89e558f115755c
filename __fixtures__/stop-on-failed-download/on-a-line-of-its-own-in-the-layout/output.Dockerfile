FROM rockylinux:9
RUN set -o pipefail \
    && dnf install -y tar \
    && curl -fsSL https://example.org/app.tar.gz | tar -xz -C /opt \
    && echo done | tee /done

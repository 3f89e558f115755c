FROM rockylinux:9
RUN set -o pipefail \
    && dnf install -y tar \
    && curl -fsSL https://example.org/install.sh | sh \
    && echo done | tee /done
RUN yes | head -n 3

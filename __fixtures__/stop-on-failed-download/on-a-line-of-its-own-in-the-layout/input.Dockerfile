FROM rockylinux:9
RUN dnf install -y tar \
    && curl -fsSL https://example.org/app.tar.gz | tar -xz -C /opt \
    && echo done | tee /done

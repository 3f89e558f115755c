FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends \
    curl \
    xz-utils \
    ca-certificates
RUN curl -fsSL https://example.com/tool.tar.xz | tar -xJ -C /usr/local

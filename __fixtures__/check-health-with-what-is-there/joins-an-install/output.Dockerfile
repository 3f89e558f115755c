FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        procps \
        openssl \
        curl \
    && rm -rf /var/lib/apt/lists/*
COPY server /usr/local/bin/
HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1
CMD ["server"]

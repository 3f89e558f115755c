FROM debian:12-slim
RUN apt-get update --allow-unauthenticated \
    && apt-get install -y --no-install-recommends \
        --allow-unauthenticated \
        git \
    && rm -rf /var/lib/apt/lists/*

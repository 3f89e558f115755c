FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl ca-certificates \
    && rm -rf /var/lib/apt/lists/*
RUN mkdir /opt/tool && curl -fsSL https://downloads.example.com/tool.tar.gz | tar -xz -C /opt/tool

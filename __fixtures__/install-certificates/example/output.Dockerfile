FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        curl \
        unzip \
        ca-certificates \
    && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://downloads.example.com/tool.zip -o /tmp/tool.zip \
    && unzip /tmp/tool.zip -d /usr/local \
    && rm /tmp/tool.zip

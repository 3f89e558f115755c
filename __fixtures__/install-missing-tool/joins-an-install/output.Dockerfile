FROM debian:12
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates \
        curl \
        unzip \
    && rm -rf /var/lib/apt/lists/*
RUN curl -fsSLO https://downloads.example.com/tool.zip \
    && unzip tool.zip -d /opt/tool \
    && rm tool.zip

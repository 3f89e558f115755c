FROM node:20-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates \
        curl \
    && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://packages.example.com/signing.asc | apt-key add - \
    && echo "deb https://packages.example.com/apt stable main" > /etc/apt/sources.list.d/example.list

FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL -o /usr/local/bin/tool https://downloads.example.com/tool-1.4 \
    && chmod +x /usr/local/bin/tool
CMD ["tool"]

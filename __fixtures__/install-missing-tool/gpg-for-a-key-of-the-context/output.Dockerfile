FROM debian:12-slim
COPY archive.asc /tmp/
RUN apt-get update \
    && apt-get install -y --no-install-recommends gnupg \
    && rm -rf /var/lib/apt/lists/*
RUN apt-key add /tmp/archive.asc && rm /tmp/archive.asc
CMD ["apt-key", "list"]

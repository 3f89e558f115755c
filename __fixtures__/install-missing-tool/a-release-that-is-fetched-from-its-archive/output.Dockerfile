FROM debian:buster-slim
RUN sed -i -E 's/\w+\.debian\.org/archive.debian.org/' /etc/apt/sources.list
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates git && rm -rf /var/lib/apt/lists/*
RUN git clone --depth 1 https://example.com/app.git /app

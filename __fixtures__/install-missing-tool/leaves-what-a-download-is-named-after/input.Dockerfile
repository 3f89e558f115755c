FROM debian:trixie
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/local/bin
RUN curl -fsSLO https://example.com/linux/jq && chmod +x jq
RUN jq --version

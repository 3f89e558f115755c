FROM debian:trixie
RUN apt-get update && apt-get install -y curl gnupg && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://example.com/linux/gpg | gpg --dearmor -o /etc/apt/keyrings/example.gpg

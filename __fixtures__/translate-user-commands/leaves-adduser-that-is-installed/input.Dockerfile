FROM debian:trixie-slim
RUN apt-get update && apt-get install -y adduser && rm -rf /var/lib/apt/lists/*
RUN adduser --disabled-password --gecos "" app
USER app

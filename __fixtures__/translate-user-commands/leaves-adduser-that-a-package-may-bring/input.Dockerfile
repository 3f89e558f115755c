FROM debian:trixie-slim
RUN apt-get update && apt-get install -y openssh-server && rm -rf /var/lib/apt/lists/*
RUN adduser --disabled-password --gecos "" app
USER app

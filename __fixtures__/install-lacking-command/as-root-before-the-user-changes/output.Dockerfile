FROM rust:1.80-slim
RUN useradd --create-home builder
RUN apt-get update \
    && apt-get install -y --no-install-recommends git ca-certificates \
    && rm -rf /var/lib/apt/lists/*
USER builder
WORKDIR /home/builder
RUN git init

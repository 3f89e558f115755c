FROM ubuntu:16.04
RUN apt-get update && apt-get install -y --no-install-recommends \
    ca-certificates \
    curl
RUN curl -fsSL https://packages.example.com/key -o /etc/apt/trusted.gpg.d/example.asc \
    && echo "deb https://packages.example.com/ubuntu xenial main" | tee /etc/apt/sources.list.d/example.list \
    && apt-get update \
    && apt-get install -y tool

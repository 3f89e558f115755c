FROM ubuntu:24.04
RUN apt-get update && apt-get install --no-install-recommends -y wget && rm -rf /var/lib/apt/lists/*
RUN wget -q https://downloads.example.com/tool.tar.gz && tar -xzf tool.tar.gz

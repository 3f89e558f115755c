FROM ubuntu:16.04
RUN apt-get update \
    && apt-get install -y --no-install-recommends apt-transport-https ca-certificates \
    && rm -rf /var/lib/apt/lists/*
RUN echo "deb https://packages.example.com/ubuntu xenial main" > /etc/apt/sources.list.d/example.list
RUN apt-get update && apt-get install -y tool

FROM ubuntu:24.04
RUN apt-get update \
    && apt-get install -y --no-install-recommends software-properties-common \
    && rm -rf /var/lib/apt/lists/*
RUN add-apt-repository -y ppa:example/tools \
    && apt-get update \
    && apt-get install -y example-tool

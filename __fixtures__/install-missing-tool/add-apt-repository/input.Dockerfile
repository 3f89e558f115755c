FROM ubuntu:24.04
RUN add-apt-repository -y ppa:example/tools \
    && apt-get update \
    && apt-get install -y example-tool

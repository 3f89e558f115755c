FROM ubuntu:16.04
RUN apt-get update && \
    apt-get install -y wget && \
    wget -q https://packages.example.com/setup.sh -O setup.sh && \
    sh setup.sh

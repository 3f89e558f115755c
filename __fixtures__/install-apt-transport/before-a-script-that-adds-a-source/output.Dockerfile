FROM ubuntu:16.04
RUN apt-get update && \
    apt-get install -y wget apt-transport-https && \
    wget -q https://packages.example.com/setup.sh -O setup.sh && \
    sh setup.sh

FROM registry.example.org/base:1
RUN apt-get update && apt-get install -y gcc

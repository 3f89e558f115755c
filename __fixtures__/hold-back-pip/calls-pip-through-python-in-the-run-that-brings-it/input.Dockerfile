FROM ubuntu:16.04
RUN apt-get update \
    && apt-get install -y python-pip git \
    && pip install tornado \
    && rm -rf /var/lib/apt/lists/*

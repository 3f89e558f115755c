FROM ubuntu:24.04
RUN apt-get update && \
    apt-get install -y tzdata && \
    apt-get clean && \
    rm -rf /tmp/* /var/tmp/*

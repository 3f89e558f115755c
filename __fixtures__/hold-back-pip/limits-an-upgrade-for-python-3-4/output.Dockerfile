FROM debian:jessie
RUN apt-get update && apt-get install -y python3-pip \
    && pip3 install -U "pip<19.2"

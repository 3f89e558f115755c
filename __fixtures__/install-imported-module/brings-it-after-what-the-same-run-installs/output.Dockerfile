FROM ubuntu:20.04
COPY . /src
RUN apt-get update \
    && apt-get install -y python3-pip \
    && pip3 install Cython \
    && pip3 install /src

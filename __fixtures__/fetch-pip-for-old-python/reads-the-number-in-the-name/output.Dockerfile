FROM ubuntu:22.04
RUN apt-get update && apt-get install -y curl python2
RUN curl -O https://bootstrap.pypa.io/pip/2.7/get-pip.py \
    && python2.7 get-pip.py \
    && rm get-pip.py

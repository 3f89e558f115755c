FROM ubuntu:16.04
RUN apt-get update && apt-get install -y curl python3
RUN curl -sS https://bootstrap.pypa.io/pip/3.5/get-pip.py -o get-pip.py && python3 get-pip.py

FROM ubuntu:16.04
RUN apt-get update && apt-get install -y curl python3.9
RUN ln -sf /usr/bin/python3.9 /usr/bin/python3
RUN curl -sS https://bootstrap.pypa.io/get-pip.py -o get-pip.py && python3 get-pip.py

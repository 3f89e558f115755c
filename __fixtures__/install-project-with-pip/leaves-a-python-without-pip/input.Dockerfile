FROM ubuntu:20.04
RUN apt-get update && apt-get install -y git python3-setuptools
RUN git clone https://example.com/tool.git /tool \
    && cd /tool \
    && python3 ./setup.py install \
    && rm -rf .git

FROM ubuntu:22.04
RUN pip3 install --no-cache-dir flask

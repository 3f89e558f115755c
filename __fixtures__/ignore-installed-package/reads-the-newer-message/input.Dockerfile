FROM ubuntu:22.04
RUN apt-get update && apt-get install -y python3-pip
RUN python3 -m pip install --no-cache-dir flask

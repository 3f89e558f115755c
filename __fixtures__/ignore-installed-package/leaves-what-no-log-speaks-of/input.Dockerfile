FROM ubuntu:20.04
RUN apt-get update && apt-get install -y python3-pip python3-yaml && pip3 install pyyaml==5.4

FROM ubuntu:20.04
RUN apt-get update && apt-get install -y python3-pip python3-yaml
COPY requirements.txt .
RUN pip3 install -r requirements.txt

FROM ubuntu:16.04
RUN apt-get update && apt-get install -y python3-pip
RUN pip3 install --upgrade "pip<21"
COPY requirements.txt .
RUN pip3 install -r requirements.txt

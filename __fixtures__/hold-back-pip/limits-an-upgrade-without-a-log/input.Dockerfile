FROM ubuntu:16.04
RUN apt-get update && apt-get install -y python-pip
RUN pip install --upgrade pip setuptools wheel
RUN pip install flask

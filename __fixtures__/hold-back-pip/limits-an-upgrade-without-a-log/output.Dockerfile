FROM ubuntu:16.04
RUN apt-get update && apt-get install -y python-pip
RUN pip install --upgrade "pip<21" "setuptools<45" "wheel<0.38"
RUN pip install flask

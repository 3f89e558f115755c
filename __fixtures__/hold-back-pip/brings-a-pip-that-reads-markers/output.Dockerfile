FROM ubuntu:14.04
RUN apt-get update && apt-get install -y python-pip python-dev
COPY requirements.txt /tmp/
RUN pip install --upgrade "pip<21" "setuptools<45"
RUN pip install -r /tmp/requirements.txt

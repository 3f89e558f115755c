FROM ubuntu:14.04
RUN apt-get update && apt-get install -y python-pip python-dev
COPY requirements.txt /tmp/
RUN pip install -r /tmp/requirements.txt

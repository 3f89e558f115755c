FROM ubuntu:16.04
RUN apt-get update && apt-get install -y python3-pip
RUN pip3 install virtualenv && virtualenv /env
ENV PATH=/env/bin:$PATH
RUN pip install --upgrade pip

FROM ubuntu:24.04
RUN apt-get update && apt-get install -y python-pip python3-pip
RUN pip install requests

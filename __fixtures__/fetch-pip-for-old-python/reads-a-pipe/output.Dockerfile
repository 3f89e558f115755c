FROM debian:stretch
RUN apt-get update && apt-get install -y wget python
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN wget -O - https://bootstrap.pypa.io/pip/2.7/get-pip.py | python

FROM debian:stretch
RUN apt-get update && apt-get install -y wget python
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN wget -O - https://bootstrap.pypa.io/get-pip.py | python

FROM ubuntu:16.04
RUN apt-get update \
    && apt-get install -y python-pip git \
    && python -m pip install --upgrade "pip<21" "setuptools<45" \
    && pip install tornado \
    && rm -rf /var/lib/apt/lists/*

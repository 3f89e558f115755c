FROM python:2.7
RUN curl -O https://bootstrap.pypa.io/pip/2.7/get-pip.py && python get-pip.py

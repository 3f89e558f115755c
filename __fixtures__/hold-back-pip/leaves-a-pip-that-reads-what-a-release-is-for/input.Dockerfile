FROM python:2.7
RUN pip install --upgrade pip setuptools

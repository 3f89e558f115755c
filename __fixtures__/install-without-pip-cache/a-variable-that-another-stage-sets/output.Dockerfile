FROM python:3.12 AS build
ENV PIP_NO_CACHE_DIR=1
RUN pip install build

FROM python:3.12
RUN pip install --no-cache-dir flask

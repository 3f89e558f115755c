ARG TAG=3.11
FROM python:$TAG
RUN pip install flask

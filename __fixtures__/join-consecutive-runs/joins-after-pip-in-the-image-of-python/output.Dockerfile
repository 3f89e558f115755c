FROM python:3.11
RUN pip install --upgrade pip \
    && pip install flask

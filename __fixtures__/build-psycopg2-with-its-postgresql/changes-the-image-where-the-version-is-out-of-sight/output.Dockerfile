FROM python:3.6-slim-stretch
COPY . /app
RUN pip install /app

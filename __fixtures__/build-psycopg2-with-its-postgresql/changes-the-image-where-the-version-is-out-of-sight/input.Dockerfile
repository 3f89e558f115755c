FROM python:3.6-slim
COPY . /app
RUN pip install /app

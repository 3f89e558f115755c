FROM python:3.12
RUN apt-get update
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir .

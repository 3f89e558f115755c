FROM ubuntu:14.04
RUN apt-get update && apt-get install -y nodejs npm
COPY . /app
RUN cd /app && npm install

FROM debian:stretch
COPY sources.list /etc/apt/sources.list
RUN apt-get update && apt-get install -y git

FROM ubuntu:zesty
RUN apt-get update && apt-get install -y libbz2-dev sudo

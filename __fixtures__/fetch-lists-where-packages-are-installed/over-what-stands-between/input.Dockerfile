FROM ubuntu:24.04
RUN apt-get update -qq
ENV TZ=Etc/UTC
WORKDIR /app
RUN apt-get install -y \
        git \
        make

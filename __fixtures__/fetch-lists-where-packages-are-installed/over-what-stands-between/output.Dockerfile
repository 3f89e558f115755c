FROM ubuntu:24.04
ENV TZ=Etc/UTC
WORKDIR /app
RUN apt-get update -qq \
        && apt-get install -y \
        git \
        make

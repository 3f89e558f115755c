FROM ubuntu:22.04
RUN apt-get update && \
  apt-get install -y \
    git \
    make && \
  make --version && \
# build it
  git --version

COPY . /src

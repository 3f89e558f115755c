FROM ubuntu:22.04
RUN apt-get update && \
  apt-get install -y \
    git \
    make
RUN make --version
# build it
RUN git --version

COPY . /src

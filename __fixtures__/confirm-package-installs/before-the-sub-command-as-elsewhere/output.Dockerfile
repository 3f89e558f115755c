FROM ubuntu:22.04
RUN apt-get update && apt-get -y install git
RUN apt-get -y install --no-install-recommends \
    graphviz

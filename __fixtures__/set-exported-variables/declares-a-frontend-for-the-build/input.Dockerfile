FROM ubuntu:24.04
RUN export DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y tzdata

FROM ubuntu:22.04
RUN apt-get update && apt-get install -y cmake curl python3 software-properties-common

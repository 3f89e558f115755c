FROM ubuntu:18.04
RUN apt-get update && apt-get install -y software-properties-common
RUN apt-get update && apt-get install -y openjdk-8-jdk

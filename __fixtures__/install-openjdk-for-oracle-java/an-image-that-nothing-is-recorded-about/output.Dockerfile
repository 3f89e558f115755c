FROM registry.example.org/base:0.9
RUN add-apt-repository ppa:openjdk-r/ppa
RUN apt-get update
RUN apt-get install -y git openjdk-8-jdk
RUN apt-get install -y openjdk-8-jdk

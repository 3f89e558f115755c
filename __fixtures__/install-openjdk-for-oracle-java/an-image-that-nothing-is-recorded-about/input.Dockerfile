FROM registry.example.org/base:0.9
RUN add-apt-repository ppa:webupd8team/java
RUN apt-get update
RUN apt-get install -y git oracle-java8-installer
RUN apt-get install -y oracle-java8-set-default

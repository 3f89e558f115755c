FROM ubuntu:16.04
RUN echo 'deb [trusted=yes] https://apt.example.org/java ./' > /etc/apt/sources.list.d/java.list
RUN apt-get update && apt-get install -y oracle-java8-installer

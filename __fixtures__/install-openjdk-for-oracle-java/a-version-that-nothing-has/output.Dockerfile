FROM ubuntu:20.04
RUN echo 'deb http://ppa.example.org/java/ubuntu focal main' > /etc/apt/sources.list.d/java.list
RUN apt-get update && apt-get install -y default-jdk

FROM registry.example.org/java:7
ENV LANG=C.UTF-8
RUN apt-get update && apt-get install -y curl

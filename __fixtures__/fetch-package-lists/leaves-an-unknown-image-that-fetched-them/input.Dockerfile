FROM registry.example.org/base:1
RUN apt-get update
RUN apt-get install -y acme-agent

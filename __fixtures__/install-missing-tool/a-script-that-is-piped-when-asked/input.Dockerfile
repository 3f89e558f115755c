FROM ubuntu:24.04
RUN apt-get update && apt-get install -y make
RUN curl -fsSL https://get.example.com/tool.sh | bash -

FROM registry.example.com/base:2
RUN sudo apt-get update && sudo apt-get install -y make

FROM registry.example.com/team/base:4
USER builder
RUN sudo apt-get update && sudo apt-get install -y git

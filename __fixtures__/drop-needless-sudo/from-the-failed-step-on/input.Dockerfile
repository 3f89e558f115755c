FROM registry.example.com/base:2
RUN if command -v sudo; then sudo true; fi
RUN sudo apt-get update
RUN sudo apt-get install -y make

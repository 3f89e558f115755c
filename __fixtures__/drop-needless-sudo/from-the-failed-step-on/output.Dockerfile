FROM registry.example.com/base:2
RUN if command -v sudo; then sudo true; fi
RUN apt-get update
RUN apt-get install -y make

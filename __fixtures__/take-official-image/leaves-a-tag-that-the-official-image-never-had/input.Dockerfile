FROM registry.acme.example/base/node:20-acme3
RUN true

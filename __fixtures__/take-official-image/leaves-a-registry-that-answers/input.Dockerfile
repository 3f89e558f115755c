FROM registry.acme.example/base/node:20-alpine
RUN true

FROM registry.acme.example/base/service:4
RUN true

FROM registry.example.org/base:1
RUN touch /a

FROM registry.example.org/base:1
RUN sudo touch /a

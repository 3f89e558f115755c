FROM registry.example.com/team/base:4
USER builder
RUN sudo dnf install -y git

FROM registry.example.org/base:1
RUN apt-get install -y sudo git

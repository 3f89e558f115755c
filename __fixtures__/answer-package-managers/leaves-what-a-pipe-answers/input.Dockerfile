FROM registry.example.com/team/base:4
RUN yes | apt-get install git

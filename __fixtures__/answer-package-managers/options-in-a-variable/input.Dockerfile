FROM registry.example.com/team/base:4
ARG OPTIONS
RUN apt-get install $OPTIONS git

FROM registry.example.com/team/base:4
RUN apt-get install -qq git && apt-get -yq install make

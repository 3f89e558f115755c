FROM ubuntu:16.04
RUN apt-get install -y ruby && gem install --no-ri --no-rdoc foreman

FROM debian:12
RUN apt-get update
COPY tools.list /etc/apt/sources.list.d/tools.list
RUN apt-get install -y git

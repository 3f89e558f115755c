FROM debian:12
COPY tools.list /etc/apt/sources.list.d/tools.list
RUN apt-get update && apt-get install -y git

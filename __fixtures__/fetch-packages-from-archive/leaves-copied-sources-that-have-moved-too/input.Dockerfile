FROM debian:stretch
COPY backports.list /etc/apt/sources.list.d/
RUN apt-get update && apt-get install -y -t stretch-backports git

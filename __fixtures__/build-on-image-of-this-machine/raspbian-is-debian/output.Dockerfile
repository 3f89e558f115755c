FROM debian:stretch
RUN apt-get update

FROM ubuntu:20.04
COPY setup.sh /
RUN sh /setup.sh

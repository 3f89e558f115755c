FROM ubuntu:24.04
COPY setup.sh /opt/
RUN /opt/setup.sh

FROM debian:12
COPY setup.sh /tmp/
RUN /tmp/setup.sh

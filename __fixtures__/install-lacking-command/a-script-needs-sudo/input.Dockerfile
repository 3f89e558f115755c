FROM debian:12
COPY setup.sh /tmp/
RUN bash /tmp/setup.sh

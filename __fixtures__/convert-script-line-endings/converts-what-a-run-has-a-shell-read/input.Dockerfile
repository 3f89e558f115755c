FROM debian:12-slim
COPY setup.sh /tmp/
RUN sh -e /tmp/setup.sh

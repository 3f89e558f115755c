FROM debian:buster-slim
COPY setup.sh /tmp/
RUN sh -e /tmp/setup.sh

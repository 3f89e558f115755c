FROM debian:buster-slim
COPY setup.sh /tmp/
RUN sh /tmp/setup.sh

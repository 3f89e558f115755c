FROM debian:12-slim
COPY setup.sh /tmp/
RUN sed -i 's/\r$//' /tmp/setup.sh && sh -e /tmp/setup.sh

FROM debian:12-slim
COPY setup.sh /tmp/setup.sh
RUN chmod a+x /tmp/setup.sh \
    && /tmp/setup.sh

FROM debian:12-slim
COPY --chmod=755 setup.sh /tmp/setup.sh
RUN /tmp/setup.sh

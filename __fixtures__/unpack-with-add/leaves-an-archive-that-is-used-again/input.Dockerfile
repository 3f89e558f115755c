FROM debian:12
COPY tool.tar.gz /tmp/
RUN tar -xzf /tmp/tool.tar.gz -C /opt
RUN sha256sum /tmp/tool.tar.gz > /sum

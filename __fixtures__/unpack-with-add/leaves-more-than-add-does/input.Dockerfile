FROM debian:12
COPY tool.tar.gz /tmp/
RUN tar -xzf /tmp/tool.tar.gz -C /opt --strip-components=1

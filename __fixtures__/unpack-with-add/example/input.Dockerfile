FROM debian:12-slim
COPY tool.tar.gz /tmp/
RUN tar -xzf /tmp/tool.tar.gz -C /opt \
    && rm /tmp/tool.tar.gz
CMD ["/opt/tool/run"]

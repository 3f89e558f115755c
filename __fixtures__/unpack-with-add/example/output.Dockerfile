FROM debian:12-slim
ADD tool.tar.gz /opt/
CMD ["/opt/tool/run"]

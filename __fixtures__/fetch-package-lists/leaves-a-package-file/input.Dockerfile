FROM debian:12
COPY tool.deb /tmp/tool.deb
RUN apt-get install -y /tmp/tool.deb

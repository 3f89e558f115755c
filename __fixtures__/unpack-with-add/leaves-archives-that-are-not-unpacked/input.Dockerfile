FROM debian:12
COPY tool.tar.gz /srv/
COPY tool.zip /tmp/
RUN unzip /tmp/tool.zip

FROM debian:12
WORKDIR /usr/src
COPY tool.tgz /usr/src/tool.tgz
RUN tar xvf tool.tgz && cd tool && make install

FROM debian:12
WORKDIR /usr/src
ADD tool.tgz ./
RUN cd tool && make install

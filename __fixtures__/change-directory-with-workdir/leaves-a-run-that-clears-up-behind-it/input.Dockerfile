FROM debian:12
RUN apt-get update && apt-get install -y gcc make && cd /usr/src/lib && make install && rm -rf /usr/src/lib
RUN cd /tmp/a && make && cd / && rm -rf /tmp/a

FROM debian:12
RUN mkdir /data && chown daemon /data
VOLUME /data
USER daemon

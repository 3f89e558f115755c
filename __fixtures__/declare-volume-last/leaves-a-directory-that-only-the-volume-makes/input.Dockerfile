FROM debian:12
VOLUME /data
RUN chown daemon /data

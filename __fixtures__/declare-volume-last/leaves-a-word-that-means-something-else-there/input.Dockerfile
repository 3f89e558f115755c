FROM debian:12
ENV DATA=/data
VOLUME ${DATA}
ENV DATA=/other
RUN chown daemon /data

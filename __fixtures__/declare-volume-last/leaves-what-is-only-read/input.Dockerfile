FROM debian:12
VOLUME /data
RUN ls /data && cp /data/seed /tmp/seed

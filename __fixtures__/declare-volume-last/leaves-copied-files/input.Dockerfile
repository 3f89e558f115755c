FROM debian:12
VOLUME /data
COPY seed /data/seed

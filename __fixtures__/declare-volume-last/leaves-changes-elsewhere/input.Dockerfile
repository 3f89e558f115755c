FROM debian:12
VOLUME /data
RUN mkdir -p /data /srv/data && chown daemon /srv/data && echo /data > /etc/data

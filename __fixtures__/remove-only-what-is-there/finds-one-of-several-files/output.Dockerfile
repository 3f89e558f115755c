FROM debian:12
RUN cd /srv && rm -f app.db start.log

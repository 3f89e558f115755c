FROM debian:12
RUN cd /srv && rm app.db start.log

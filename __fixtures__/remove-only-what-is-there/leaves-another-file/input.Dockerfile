FROM debian:12
RUN rm /srv/a.txt

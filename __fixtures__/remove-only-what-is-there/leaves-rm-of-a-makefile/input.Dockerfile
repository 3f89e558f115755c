FROM debian:12
RUN make clean && rm -f /srv/app.db

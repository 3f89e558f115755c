FROM alpine:3.20
COPY “run.sh” /srv/run.sh

FROM alpine:3.20
COPY “run.sh” /srv/run.sh
CMD ["sh", "/srv/run.sh"]

FROM alpine:3.20
WORKDIR /srv/log
WORKDIR /srv

# what is kept
VOLUME ["/srv/data", "/srv/log"]

RUN adduser -D app && mkdir -p data/cache
RUN chown -R app log

USER app

FROM node:20-alpine
RUN addgroup -S web \
# the account that the server runs as
# has no home
    && adduser -S -H -G web web \
    && mkdir -p \
    /srv/cache \
    /srv/data
USER web

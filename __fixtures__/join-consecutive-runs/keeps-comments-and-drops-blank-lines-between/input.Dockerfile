FROM node:20-alpine
RUN addgroup -S web

# the account that the server runs as
# has no home
RUN adduser -S -H -G web web

RUN mkdir -p \
    /srv/cache \
    /srv/data
USER web

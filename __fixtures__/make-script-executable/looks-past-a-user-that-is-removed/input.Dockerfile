FROM node:20-alpine
COPY entrypoint.sh /srv/
RUN deluser --remove-home node && adduser -S -u 1000 web
USER web
ENTRYPOINT ["/srv/entrypoint.sh"]

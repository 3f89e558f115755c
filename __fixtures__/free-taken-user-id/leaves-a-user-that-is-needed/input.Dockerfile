FROM node:20-alpine
RUN adduser -D -u 1000 app
COPY --chown=node:node . /srv
USER app
CMD ["node", "/srv/server.js"]

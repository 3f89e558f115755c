FROM node:22
WORKDIR /srv/web
COPY --chown=node:node package.json package.json
RUN npm ci

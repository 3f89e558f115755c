FROM node:20-alpine
RUN chown -R node /usr/local
USER node
RUN corepack enable

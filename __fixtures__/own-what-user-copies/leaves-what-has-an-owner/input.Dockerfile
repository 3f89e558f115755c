FROM node:20-slim
WORKDIR /home/node/app
USER node
COPY --chown=node:node . .
COPY --link a.json ./

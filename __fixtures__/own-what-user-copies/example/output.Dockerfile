FROM node:20-slim
WORKDIR /home/node/app
USER node
COPY --chown=node:node package.json ./
COPY --chown=node:node index.js ./
CMD ["node", "index.js"]

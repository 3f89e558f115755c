FROM node:20-alpine
WORKDIR /home/node/app
RUN chown node:node .

USER node
RUN corepack enable
COPY --chown=node:node package.json ./
CMD ["node", "--version"]

FROM node:20-alpine
WORKDIR /home/node/app
RUN chown node:node .

RUN corepack enable
USER node
COPY --chown=node:node package.json ./
CMD ["node", "--version"]

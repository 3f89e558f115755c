FROM node:20-slim
WORKDIR /home/node/app
USER node
COPY . .
USER root
RUN chown -R node:node /home/node
USER node

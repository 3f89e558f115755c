FROM node:20-alpine
USER node
RUN mkdir -p /home/node/bin && corepack enable --install-directory /home/node/bin

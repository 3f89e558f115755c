FROM node:20-alpine
RUN corepack enable
USER node
RUN corepack enable

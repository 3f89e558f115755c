FROM node:26-slim
USER node
RUN corepack enable

FROM node:lts-slim
RUN corepack enable

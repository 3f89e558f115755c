FROM node:24-slim
RUN corepack enable

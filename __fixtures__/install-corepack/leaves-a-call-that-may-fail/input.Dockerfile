FROM node:26-slim
RUN corepack enable || npm install -g pnpm@10

FROM node:22.12-alpine
RUN corepack enable
WORKDIR /app
COPY package.json .
RUN pnpm install

FROM node:22.12-alpine
WORKDIR /app
COPY package.json .
RUN corepack enable && corepack prepare --activate
RUN pnpm install

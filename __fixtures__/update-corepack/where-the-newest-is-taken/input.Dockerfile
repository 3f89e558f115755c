FROM node:22.13
RUN corepack enable pnpm
WORKDIR /app
COPY package.json .
RUN pnpm install

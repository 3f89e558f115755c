FROM node:current-alpine
WORKDIR /app
RUN corepack enable pnpm

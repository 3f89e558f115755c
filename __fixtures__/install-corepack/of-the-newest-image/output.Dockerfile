FROM node:current-alpine
WORKDIR /app
RUN npm install -g corepack && corepack enable pnpm

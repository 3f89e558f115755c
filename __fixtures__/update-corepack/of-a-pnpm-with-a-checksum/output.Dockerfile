FROM node:22.12-alpine
RUN npm install -g corepack@0.31.0 && corepack enable
WORKDIR /app
COPY package.json .
RUN pnpm install

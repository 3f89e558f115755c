FROM node:22.13
RUN npm install -g corepack@0.31.0 && corepack enable pnpm
WORKDIR /app
COPY package.json .
RUN pnpm install

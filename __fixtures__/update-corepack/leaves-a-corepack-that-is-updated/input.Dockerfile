FROM node:22.12-alpine
RUN npm install -g corepack@latest && corepack enable && corepack prepare pnpm@9 --activate

FROM node:22-alpine
RUN corepack enable && corepack prepare pnpm@9 --activate

FROM node:20.9-alpine
RUN corepack enable && corepack prepare pnpm@9 --activate

FROM node:20.18-alpine
RUN corepack enable && corepack prepare pnpm@9.15.0 --activate

FROM node:20.19.0
RUN corepack enable && corepack prepare pnpm@9 --activate

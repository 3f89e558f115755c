FROM node:22.12-alpine
USER node
RUN corepack prepare pnpm@9 --activate

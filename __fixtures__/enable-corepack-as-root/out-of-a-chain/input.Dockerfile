FROM node:22-slim
# Nobody needs root from here on
USER node
WORKDIR /home/node/app
RUN corepack enable pnpm && corepack prepare pnpm@9.15.4 --activate

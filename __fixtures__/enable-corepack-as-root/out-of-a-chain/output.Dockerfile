FROM node:22-slim
RUN corepack enable pnpm
# Nobody needs root from here on
USER node
WORKDIR /home/node/app
RUN corepack prepare pnpm@9.15.4 --activate

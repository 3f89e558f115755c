FROM node:20-alpine
RUN corepack enable
USER node
RUN corepack prepare pnpm@9.15.4 --activate
CMD ["pnpm", "start"]

FROM node:22-slim
WORKDIR /srv
COPY package.json ./
RUN corepack enable
RUN corepack prepare pnpm@9.15.4 --activate
RUN pnpm --version
USER 1000:1000
CMD ["pnpm", "run", "start"]

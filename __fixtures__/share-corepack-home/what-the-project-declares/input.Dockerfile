FROM node:22-slim
WORKDIR /srv
COPY package.json ./
RUN corepack enable
RUN corepack install
RUN pnpm --version
USER 1000:1000
CMD ["pnpm", "run", "start"]

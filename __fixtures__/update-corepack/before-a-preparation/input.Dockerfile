FROM node:20.18.1
WORKDIR /srv
RUN corepack enable && corepack prepare pnpm@9 --activate
COPY . .
RUN pnpm install
CMD ["node", "main.js"]

FROM node:20.18.1
WORKDIR /srv
RUN npm install -g corepack@0.31.0 && corepack enable && corepack prepare pnpm@9 --activate
COPY . .
RUN pnpm install
CMD ["node", "main.js"]

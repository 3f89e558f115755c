FROM node:20-alpine
WORKDIR /app
COPY package.json pnpm-lock.yaml ./
RUN npm install -g pnpm@9.12.3
RUN pnpm install --frozen-lockfile
COPY . .
CMD ["node", "index.js"]

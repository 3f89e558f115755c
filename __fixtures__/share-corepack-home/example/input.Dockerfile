FROM node:20-alpine
WORKDIR /app
COPY package.json ./
RUN corepack enable && corepack install
COPY . .
USER node
CMD ["pnpm", "start"]

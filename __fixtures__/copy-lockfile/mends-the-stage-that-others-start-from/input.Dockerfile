FROM node:20-alpine AS base
WORKDIR /app
COPY package.json .

FROM base AS deps
RUN npm ci

FROM base
COPY --from=deps /app/node_modules ./node_modules
COPY . .
CMD ["node", "server.js"]

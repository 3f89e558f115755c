FROM node:20-alpine AS builder
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine
WORKDIR /app
COPY --from=builder /app/.next/standalone ./
RUN mkdir -p .next/cache && chown node:node .next/cache
USER node
CMD ["node", "server.js"]

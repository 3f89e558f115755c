FROM node:20-alpine AS builder
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine
RUN addgroup -g 1001 -S nodejs && adduser -S nextjs -u 1001
WORKDIR /app
RUN mkdir .next && chown nextjs:nodejs .next
COPY --from=builder /app/.next/standalone ./
USER nextjs
CMD ["node", "server.js"]

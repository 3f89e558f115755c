FROM node:20-alpine AS builder
WORKDIR /app
COPY . .
RUN npm ci && npm run build -w web

FROM node:20-alpine
WORKDIR /app
RUN adduser -D -u 1001 web
COPY --from=builder /app/apps/web/.next/standalone ./
USER web
CMD ["node", "apps/web/server.js"]

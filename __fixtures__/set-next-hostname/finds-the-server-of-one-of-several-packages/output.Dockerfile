FROM node:22 AS builder
WORKDIR /repo
COPY . .
RUN npm ci && npm run build -w web

FROM node:22-slim
WORKDIR /srv
COPY --from=builder /repo/apps/web/.next/standalone ./
COPY --from=builder /repo/apps/web/.next/static ./apps/web/.next/static
HEALTHCHECK CMD curl --fail http://localhost:3000
ENV HOSTNAME=0.0.0.0
CMD ["node", "apps/web/server.js"]

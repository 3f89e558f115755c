FROM node:20-alpine AS builder
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-slim
WORKDIR /srv/web
COPY --from=builder /app ./
USER 1000:1000
CMD ["npm", "start"]

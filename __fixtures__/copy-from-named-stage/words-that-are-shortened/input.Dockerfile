FROM node:20-alpine AS prod-deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:20-alpine
WORKDIR /app
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY . .
CMD ["node", "index.js"]

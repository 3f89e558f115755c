FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine AS production
ENV NODE_ENV production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci && npm install --save-prod --save-exact --omit=dev typescript@5.9.3

FROM production
COPY --from=0 /app/.next/ ./.next/
COPY --from=0 /app/next.config.* ./
CMD ["sh", "-c", "npm start -- -p ${PORT:-3000}"]

FROM node:22-alpine AS build
WORKDIR /app
ARG NUXT_PUBLIC_API_BASE=http://localhost:8080
COPY . .
RUN npm ci && npm run build

FROM node:22-alpine
WORKDIR /app
COPY --from=build /app/.output ./
CMD ["node", "server/index.mjs"]

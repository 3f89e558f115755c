FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN bun install --frozen-lockfile && npm run build

FROM node:20-alpine
WORKDIR /app
COPY package.json bun.lock ./
RUN bun install --production
COPY --from=build /app/.next ./.next
COPY --from=build /app/next.config.ts ./
CMD ["npm", "start"]

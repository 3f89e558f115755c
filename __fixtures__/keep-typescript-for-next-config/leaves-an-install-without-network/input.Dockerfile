FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN pnpm i && npm run build

FROM node:20-alpine
WORKDIR /app
COPY package.json pnpm-lock.yaml ./
RUN pnpm fetch --prod && pnpm install --prod --offline
COPY --from=build /app/.next ./.next
COPY --from=build /app/next.config.ts ./
CMD ["npm", "start"]

FROM node:22-bookworm-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \
    npm ci --legacy-peer-deps --omit=dev --omit=optional --no-audit

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --legacy-peer-deps && npx next build

FROM node:22-bookworm-slim
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/package.json /app/next.config.ts ./
CMD npx next start --port ${PORT:-3000}

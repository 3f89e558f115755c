FROM oven/bun:1 AS build
WORKDIR /app
ARG VITE_API_URL=http://localhost:8000/api VITE_AUTH_URL=http://localhost:8000/api VITE_TITLE="My shop" VITE_WS_URL='ws://localhost:8000/ws'
COPY package.json bun.lock ./
RUN bun install --frozen-lockfile
COPY . .
RUN bun run build

FROM caddy:2-alpine
COPY --from=build /app/dist /usr/share/caddy

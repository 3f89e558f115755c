FROM oven/bun:1 AS build
WORKDIR /app
ARG VITE_API_URL VITE_AUTH_URL VITE_TITLE="My shop" VITE_WS_URL
RUN : "${VITE_API_URL:-${VITE_AUTH_URL:-${VITE_WS_URL:?pass --build-arg VITE_API_URL=... --build-arg VITE_AUTH_URL=... --build-arg VITE_WS_URL=...}}}"
COPY package.json bun.lock ./
RUN bun install --frozen-lockfile
COPY . .
RUN bun run build

FROM caddy:2-alpine
COPY --from=build /app/dist /usr/share/caddy

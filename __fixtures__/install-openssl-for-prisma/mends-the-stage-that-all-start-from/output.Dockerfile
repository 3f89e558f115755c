FROM node:20-bookworm-slim AS base
RUN apt-get update \
    && apt-get install -y --no-install-recommends openssl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app

FROM base AS build
COPY . .
RUN npm ci && npm run build

FROM base
COPY --from=build /app .
CMD ["node", "dist/main.js"]

FROM node:20-bookworm-slim AS base
WORKDIR /app

FROM base AS build
COPY . .
RUN npm ci && npm run build

FROM base
COPY --from=build /app .
CMD ["node", "dist/main.js"]

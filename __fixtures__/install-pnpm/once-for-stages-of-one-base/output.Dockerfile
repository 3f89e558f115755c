FROM node:20-slim AS base
WORKDIR /app
RUN npm install -g pnpm@9.12.3

FROM base AS build
COPY . .
RUN pnpm install --frozen-lockfile

FROM base
COPY --from=build /app/index.js ./
COPY package.json ./
USER node
CMD ["pnpm", "start"]

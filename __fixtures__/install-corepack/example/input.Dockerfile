FROM node:26-slim AS base
ENV PNPM_HOME=/pnpm
ENV PATH=$PNPM_HOME:$PATH
RUN corepack enable

FROM base AS build
WORKDIR /app
COPY . .
RUN pnpm install --frozen-lockfile && pnpm run build

FROM base
WORKDIR /app
COPY --from=build /app/dist ./dist
CMD ["node", "dist/main.js"]

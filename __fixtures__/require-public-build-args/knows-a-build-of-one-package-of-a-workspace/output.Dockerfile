FROM node:22-slim AS base
RUN corepack enable

FROM base AS build
WORKDIR /repo
COPY pnpm-lock.yaml pnpm-workspace.yaml package.json ./
COPY apps/web/package.json apps/web/
COPY packages/ui/package.json packages/ui/
RUN pnpm install --frozen-lockfile
COPY . .
RUN pnpm --filter @acme/ui build
ARG NEXT_PUBLIC_SITE_URL
RUN : "${NEXT_PUBLIC_SITE_URL:?pass --build-arg NEXT_PUBLIC_SITE_URL=...}"
RUN pnpm --filter @acme/web build

FROM base AS runtime
WORKDIR /repo
COPY --from=build /repo ./
CMD ["pnpm", "--filter", "@acme/web", "start"]

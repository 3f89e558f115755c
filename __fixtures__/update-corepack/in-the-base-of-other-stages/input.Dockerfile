FROM node:18.20.6-slim AS base
ENV PNPM_HOME="/pnpm"
ENV PATH="$PNPM_HOME:$PATH"
RUN corepack enable
WORKDIR /app

FROM base AS deps
COPY package.json ./
RUN corepack install -g pnpm@10.4.1 && pnpm install --prod

FROM base
COPY --from=deps /app/node_modules ./node_modules
COPY . .
CMD ["node", "index.js"]

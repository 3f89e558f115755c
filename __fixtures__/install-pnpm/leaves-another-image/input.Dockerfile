FROM ghcr.io/pnpm/pnpm:9
WORKDIR /app
COPY package.json pnpm-lock.yaml ./
RUN pnpm install --frozen-lockfile

FROM node:22-alpine3.21 AS base
RUN apk update && \
    apk add --no-cache \
      g++ \
      libpq-dev \
      make \
      python3 \
      py3-setuptools
WORKDIR /app

FROM base AS deps
COPY package.json package-lock.json ./
RUN npm ci

FROM base
COPY --from=deps /app/node_modules ./node_modules
COPY . .
CMD ["node", "server.js"]

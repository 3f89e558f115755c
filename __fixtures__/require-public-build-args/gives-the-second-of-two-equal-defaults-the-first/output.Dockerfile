# ---- Builder ----
FROM node:20-alpine AS builder

WORKDIR /app

ARG NEXT_PUBLIC_API_BASE
ARG NEXT_PUBLIC_API_URL=$NEXT_PUBLIC_API_BASE
ARG NEXT_PUBLIC_APP_NAME=demo

ENV NEXT_PUBLIC_API_BASE=$NEXT_PUBLIC_API_BASE \
    NEXT_PUBLIC_API_URL=$NEXT_PUBLIC_API_URL \
    NEXT_PUBLIC_APP_NAME=$NEXT_PUBLIC_APP_NAME
RUN : "${NEXT_PUBLIC_API_BASE:-${NEXT_PUBLIC_API_URL:?pass --build-arg NEXT_PUBLIC_API_BASE=... --build-arg NEXT_PUBLIC_API_URL=...}}"

COPY . .
RUN npm install --no-audit --no-fund
RUN npm run build

# ---- Runtime ----
FROM node:20-alpine
WORKDIR /app
COPY --from=builder --chown=node:node /app ./
USER node
EXPOSE 3000
CMD ["node_modules/.bin/next", "start"]

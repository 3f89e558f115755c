FROM node:25.1-alpine
RUN apk add --no-cache git && \
    npm install -g corepack && \
    corepack enable && \
    corepack prepare pnpm@10.4.1 --activate
WORKDIR /app

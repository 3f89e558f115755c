FROM node:25.1-alpine
RUN apk add --no-cache git && \
    corepack enable && \
    corepack prepare pnpm@10.4.1 --activate
WORKDIR /app

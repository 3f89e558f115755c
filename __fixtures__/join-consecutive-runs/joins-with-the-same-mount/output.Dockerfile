FROM node:20
WORKDIR /app
RUN --mount=type=cache,target=/root/.npm npm ci \
    && npm run build
RUN --mount=type=cache,target=/root/.yarn npm test

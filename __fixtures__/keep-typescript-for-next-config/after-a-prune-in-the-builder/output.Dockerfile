# syntax=docker/dockerfile:1
FROM node:20-slim AS build
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /srv/web
COPY package*.json ./
RUN npm ci --ignore-scripts
COPY . .
# Only what production needs goes on to the runtime image
RUN npm run build \
 && npm prune --production \
 && npm install --save-prod --save-exact --omit=dev typescript@5.9.3 \
 && rm -rf .next/cache

FROM node:20-slim AS runtime
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /srv/web
COPY --from=build --chown=node:node /srv/web ./
USER node
CMD ["node_modules/.bin/next", "start", "-p", "8080"]

FROM node:20-alpine
WORKDIR /app
COPY --link "package.json" ./
RUN set -eux; npm ci

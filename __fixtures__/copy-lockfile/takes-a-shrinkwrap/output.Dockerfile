FROM node:20-alpine
WORKDIR /app
COPY --link "package.json" "npm-shrinkwrap.json" ./
RUN set -eux; npm ci

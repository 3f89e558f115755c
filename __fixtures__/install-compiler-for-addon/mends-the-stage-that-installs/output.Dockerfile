FROM node:20-alpine AS build
RUN apk add --no-cache git
WORKDIR /app
COPY . .
RUN apk add --no-cache python3 make g++ libpq-dev
# exactly what the lockfile says
RUN npm ci \
    && npm prune --omit=dev

FROM node:20-alpine
RUN apk add --no-cache libpq
WORKDIR /app
COPY --from=build /app ./
CMD ["node", "index.js"]

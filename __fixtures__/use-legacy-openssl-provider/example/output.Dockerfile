FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN npm ci
RUN NODE_OPTIONS=--openssl-legacy-provider npm run build

FROM node:20-alpine
WORKDIR /srv
COPY --from=build /app/build .
CMD ["cat", "index.html"]

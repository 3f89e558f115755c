FROM node:20-bookworm AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM debian:bookworm
COPY --from=build /app/dist /srv

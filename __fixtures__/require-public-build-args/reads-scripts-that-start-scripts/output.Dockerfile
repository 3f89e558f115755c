FROM node:20-alpine AS build
WORKDIR /app
ARG VITE_API_BASE
RUN : "${VITE_API_BASE:?pass --build-arg VITE_API_BASE=...}"
COPY . .
RUN npm ci
RUN npm run release

FROM nginx:1.27-alpine
COPY --from=build /app/dist /usr/share/nginx/html

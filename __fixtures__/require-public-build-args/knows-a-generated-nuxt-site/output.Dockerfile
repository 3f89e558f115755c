FROM node:22-alpine AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci
ARG NUXT_PUBLIC_API_BASE
ENV NUXT_PUBLIC_API_BASE=$NUXT_PUBLIC_API_BASE
RUN : "${NUXT_PUBLIC_API_BASE:?pass --build-arg NUXT_PUBLIC_API_BASE=...}"
COPY . .
RUN npm run generate

FROM nginx:1.27-alpine
COPY --from=build /app/.output/public /usr/share/nginx/html

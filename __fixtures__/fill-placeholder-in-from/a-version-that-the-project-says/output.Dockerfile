ARG NODE_VERSION=22.11.0
FROM node:${NODE_VERSION}-alpine AS build
RUN npm ci

FROM nginx:alpine
COPY --from=build /dist /usr/share/nginx/html

FROM node:22-slim AS build
WORKDIR /srv/web
COPY web/package*.json ./
RUN npm install
COPY web ./
RUN npm run build

FROM nginx:1.27
COPY --from=build /srv/web/dist /usr/share/nginx/html

FROM node:22-slim AS build
WORKDIR /app
COPY . .
RUN npm install
RUN NODE_OPTIONS=--openssl-legacy-provider npm run build

FROM nginx:1.27-alpine
COPY --from=build /app/build /usr/share/nginx/html

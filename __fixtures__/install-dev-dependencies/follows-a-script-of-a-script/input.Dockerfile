FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN npm install --omit dev --legacy-peer-deps && npm run build

FROM nginx:alpine
COPY --from=build /app/dist /usr/share/nginx/html

FROM node:20-alpine AS build
WORKDIR /app
COPY frontend/package*.json ./
RUN npm ci
COPY frontend/ ./
ARG VITE_API_URL
RUN : "${VITE_API_URL:?pass --build-arg VITE_API_URL=...}"
RUN VITE_API_URL=$VITE_API_URL \
    npm run build

FROM nginx:1.27-alpine
COPY --from=build /app/dist /usr/share/nginx/html

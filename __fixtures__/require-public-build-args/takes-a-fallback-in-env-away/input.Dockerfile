FROM node:20-alpine AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .

ARG VITE_API_URL
ARG VITE_AUTH_URL=http://localhost:4001
ENV VITE_API_URL=${VITE_API_URL:-http://localhost:4000/api}
ENV VITE_AUTH_URL="${VITE_AUTH_URL:-http://localhost:4001}"
RUN npm run build

FROM nginx:1.27-alpine
COPY --from=build /app/dist /usr/share/nginx/html

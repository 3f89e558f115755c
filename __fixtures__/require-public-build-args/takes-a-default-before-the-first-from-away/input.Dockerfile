ARG NODE_VERSION=20
ARG VITE_API_URL=http://localhost:4000
ARG VITE_HOOK_URL=http://localhost:4000

FROM node:${NODE_VERSION}-slim AS build
ARG VITE_API_URL
ARG VITE_HOOK_URL
ENV VITE_API_URL=${VITE_API_URL} VITE_HOOK_URL=${VITE_HOOK_URL}
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM nginx:1.27-alpine
COPY --from=build /app/dist /usr/share/nginx/html

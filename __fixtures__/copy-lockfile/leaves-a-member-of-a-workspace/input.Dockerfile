FROM node:20-alpine
WORKDIR /app
COPY packages/web/package.json ./
RUN npm ci

FROM node:20-alpine
WORKDIR /app
COPY . .
RUN npm ci
RUN npm prune --production
RUN npm run build

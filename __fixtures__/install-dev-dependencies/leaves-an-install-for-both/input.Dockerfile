FROM node:20-alpine
ENV NODE_ENV=production
WORKDIR /app
COPY . .
RUN npm ci --include=dev
RUN npm run build

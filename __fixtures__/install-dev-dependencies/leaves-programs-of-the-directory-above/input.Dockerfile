FROM node:20-alpine
WORKDIR /app
COPY package*.json ./
RUN npm ci
WORKDIR /app/server
COPY server .
RUN npm ci --omit=dev && npm run build

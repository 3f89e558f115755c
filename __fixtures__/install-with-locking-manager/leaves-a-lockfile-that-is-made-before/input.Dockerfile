FROM node:20-alpine
WORKDIR /app
COPY . .
RUN npm install --package-lock-only && npm ci

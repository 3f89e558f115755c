FROM node:20-alpine3.20
RUN apk add --no-cache python3 make g++ libpq-dev
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

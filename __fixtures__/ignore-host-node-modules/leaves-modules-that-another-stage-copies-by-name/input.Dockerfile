FROM node:22-slim AS development
WORKDIR /app
COPY node_modules node_modules
COPY . .

FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .

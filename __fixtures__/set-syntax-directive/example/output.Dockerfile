# syntax=docker/dockerfile:1
FROM node:20
WORKDIR /app
COPY --exclude=node_modules . .
RUN npm ci

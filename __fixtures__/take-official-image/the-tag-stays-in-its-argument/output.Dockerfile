ARG TAG=20-alpine
FROM node:${TAG}
RUN npm ci

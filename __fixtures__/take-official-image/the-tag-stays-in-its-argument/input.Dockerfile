ARG TAG=20-alpine
FROM registry.acme.example:5000/node:${TAG}
RUN npm ci

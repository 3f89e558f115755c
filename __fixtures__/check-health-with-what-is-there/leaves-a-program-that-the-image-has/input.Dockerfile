FROM node:20 AS full
HEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1
FROM nginx:alpine AS web
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
FROM alpine:3.20
HEALTHCHECK CMD wget -q --spider http://localhost:3000/ || exit 1

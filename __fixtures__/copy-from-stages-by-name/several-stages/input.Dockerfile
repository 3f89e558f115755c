FROM node:20 AS web
FROM golang:1.22 AS api
COPY --from=0 /dist /static
FROM alpine:3.20
COPY --from=0 /dist /static
COPY --from=1 /app /app

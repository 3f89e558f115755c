FROM node:20 AS web
FROM golang:1.22 AS api
COPY --from=web /dist /static
FROM alpine:3.20
COPY --from=web /dist /static
COPY --from=api /app /app

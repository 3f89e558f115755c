FROM node:20 AS web
FROM golang:1.22
FROM alpine:3.20
COPY --from=1 /app /app

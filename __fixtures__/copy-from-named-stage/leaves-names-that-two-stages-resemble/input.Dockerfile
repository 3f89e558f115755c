FROM node:20 AS build
FROM node:20 AS builds
FROM debian:12-slim
COPY --from=builder /a /a

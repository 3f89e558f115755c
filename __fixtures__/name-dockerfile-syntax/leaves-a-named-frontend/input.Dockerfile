# syntax=docker/dockerfile:1.4
FROM debian:12
COPY --parents a/b /app/

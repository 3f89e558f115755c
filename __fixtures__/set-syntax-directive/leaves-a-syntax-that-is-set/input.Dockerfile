# syntax=docker/dockerfile:1.2
FROM nginx:alpine
COPY --link site /usr/share/nginx/html

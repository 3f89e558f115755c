# syntax=docker/dockerfile:1
# escape=`
FROM nginx:alpine
COPY --link site /usr/share/nginx/html

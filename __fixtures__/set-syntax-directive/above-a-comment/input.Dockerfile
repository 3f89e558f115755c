# the web server

FROM nginx:alpine
COPY --link site /usr/share/nginx/html

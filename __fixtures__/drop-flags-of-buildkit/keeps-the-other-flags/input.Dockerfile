FROM nginx:alpine
COPY --link --chown=nginx site /usr/share/nginx/html

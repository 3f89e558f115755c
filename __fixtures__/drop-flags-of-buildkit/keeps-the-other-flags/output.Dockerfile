FROM nginx:alpine
COPY --chown=nginx site /usr/share/nginx/html

FROM nginx:1.27 AS nginx
FROM nginx
COPY --from=nginx:1.27 /etc/nginx /etc/nginx

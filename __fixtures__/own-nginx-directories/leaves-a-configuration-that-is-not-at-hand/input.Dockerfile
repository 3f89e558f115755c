FROM nginx:1.27
COPY --from=example/configuration /nginx.conf /etc/nginx/nginx.conf
USER nginx

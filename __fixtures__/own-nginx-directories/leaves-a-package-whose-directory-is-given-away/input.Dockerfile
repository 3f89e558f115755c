FROM debian:12-slim
RUN apt-get update && apt-get install -y nginx \
    && touch /run/nginx.pid && chown -R www-data /var/lib /run/nginx.pid
USER www-data
CMD ["nginx", "-g", "daemon off;"]

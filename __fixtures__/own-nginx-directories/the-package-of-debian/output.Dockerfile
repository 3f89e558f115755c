FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*
COPY nginx.conf /etc/nginx/nginx.conf
EXPOSE 8080
RUN touch /run/nginx.pid \
    && chown -R www-data:www-data /var/lib/nginx /run/nginx.pid
USER www-data
CMD ["nginx", "-g", "daemon off;"]

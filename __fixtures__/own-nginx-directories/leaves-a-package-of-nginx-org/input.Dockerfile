FROM debian:12-slim
RUN apt-get update && apt-get install -y curl gnupg \
    && echo "deb https://nginx.org/packages/debian bookworm nginx" > /etc/apt/sources.list.d/nginx.list \
    && apt-get update && apt-get install -y nginx
USER www-data
CMD ["nginx", "-g", "daemon off;"]

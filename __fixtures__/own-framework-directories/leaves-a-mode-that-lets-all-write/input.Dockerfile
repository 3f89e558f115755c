FROM php:8.3-fpm
WORKDIR /var/www/html
COPY . .
RUN chmod -R 777 storage bootstrap/cache

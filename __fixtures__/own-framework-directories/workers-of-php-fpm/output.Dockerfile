FROM composer:2 AS vendor
WORKDIR /app
COPY . .
RUN composer install --no-dev

FROM php:8.3-fpm
WORKDIR /var/www/html
RUN docker-php-ext-install pdo_mysql
COPY . .
COPY --from=vendor /app/vendor ./vendor
RUN chown -R www-data:www-data storage bootstrap/cache
EXPOSE 9000
HEALTHCHECK CMD php-fpm -t || exit 1
CMD ["php-fpm"]

FROM php:8.3-apache
WORKDIR /var/www/html
RUN docker-php-ext-install pdo_mysql
COPY --chown=www-data:www-data . .
CMD ["apache2-foreground"]

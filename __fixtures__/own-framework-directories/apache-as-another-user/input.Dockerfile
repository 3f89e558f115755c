FROM php:8.2-apache
WORKDIR /var/www/html
COPY . /var/www/html
USER www-data

FROM php:8.1-apache
RUN pecl install mcrypt && docker-php-ext-enable mcrypt

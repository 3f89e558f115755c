FROM php:8.1-apache
RUN apt-get update && apt-get install -y libmcrypt-dev
RUN pecl install mcrypt && docker-php-ext-enable mcrypt

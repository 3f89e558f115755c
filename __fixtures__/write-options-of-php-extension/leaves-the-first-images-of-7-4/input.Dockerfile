FROM php:7.4.0-fpm
RUN docker-php-ext-configure gd --with-jpeg-dir=/usr/include/

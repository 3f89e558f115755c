FROM php:7-apache
RUN docker-php-ext-configure gd --with-jpeg-dir=/usr/include && docker-php-ext-install gd

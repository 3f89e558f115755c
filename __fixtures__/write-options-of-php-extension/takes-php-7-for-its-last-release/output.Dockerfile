FROM php:7-apache
RUN docker-php-ext-configure gd --with-jpeg && docker-php-ext-install gd

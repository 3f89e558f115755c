FROM php:8.1-apache
RUN apt-get update && apt-get install -y libmcrypt-dev
RUN docker-php-ext-install mcrypt

FROM php:7.0-apache-jessie

RUN apt-get update \
    && apt-get install -y libpng-dev \
    && docker-php-ext-install gd

FROM php:7.4-fpm
RUN apt-get update \
    && apt-get install -y libmcrypt-dev libzip-dev \
    && docker-php-ext-install -j$(nproc) mcrypt mysqli zip \
    && rm -rf /var/lib/apt/lists/*

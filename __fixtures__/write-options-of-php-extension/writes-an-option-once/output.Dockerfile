FROM php:7.4-cli-alpine
RUN apk add --no-cache libwebp-dev libpng-dev
RUN docker-php-ext-configure gd --with-webp && docker-php-ext-install gd

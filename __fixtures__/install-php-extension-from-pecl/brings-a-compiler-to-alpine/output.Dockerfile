FROM php:8.0-fpm-alpine
RUN apk add --no-cache libxml2-dev
RUN docker-php-ext-install pdo_mysql \
    && apk add --no-cache $PHPIZE_DEPS \
    && pecl install xmlrpc-1.0.0RC3 \
    && docker-php-ext-enable xmlrpc

FROM php:8.0-fpm-alpine
RUN apk add --no-cache libxml2-dev
RUN docker-php-ext-install pdo_mysql xmlrpc

FROM php:7.4-cli
COPY --from=composer:1 /usr/bin/composer /usr/bin/composer
WORKDIR /app
COPY composer.json ./
RUN composer install --no-dev

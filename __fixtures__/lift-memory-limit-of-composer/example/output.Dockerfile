FROM php:7.4-cli
COPY --from=composer:1 /usr/bin/composer /usr/bin/composer
WORKDIR /app
COPY composer.json ./
RUN COMPOSER_MEMORY_LIMIT=-1 composer install --no-dev

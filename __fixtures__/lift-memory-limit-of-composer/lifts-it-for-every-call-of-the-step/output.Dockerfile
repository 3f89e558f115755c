FROM php:7.3-cli
WORKDIR /app
COPY . .
RUN COMPOSER_MEMORY_LIMIT=-1 composer global require acme/installer && cd /app && COMPOSER_MEMORY_LIMIT=-1 composer update -n

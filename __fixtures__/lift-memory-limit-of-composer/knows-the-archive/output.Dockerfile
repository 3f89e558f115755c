FROM php:7.3-cli
WORKDIR /app
COPY . .
RUN COMPOSER_MEMORY_LIMIT=-1 php composer.phar install

FROM php:7.3-cli
ENV COMPOSER_MEMORY_LIMIT=2G
WORKDIR /app
COPY . .
RUN composer install

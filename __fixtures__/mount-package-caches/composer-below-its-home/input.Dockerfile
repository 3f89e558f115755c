FROM php:8.3-cli
ENV COMPOSER_HOME=/opt/composer
WORKDIR /app
COPY composer.json composer.lock ./
RUN composer install --no-dev
COPY . .

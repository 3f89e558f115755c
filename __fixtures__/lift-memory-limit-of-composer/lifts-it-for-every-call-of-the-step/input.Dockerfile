FROM php:7.3-cli
WORKDIR /app
COPY . .
RUN composer global require acme/installer && cd /app && composer update -n

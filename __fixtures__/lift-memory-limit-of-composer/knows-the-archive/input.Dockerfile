FROM php:7.3-cli
WORKDIR /app
COPY . .
RUN php composer.phar install

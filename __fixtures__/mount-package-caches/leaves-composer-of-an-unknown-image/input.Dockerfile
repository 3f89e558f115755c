FROM registry.example.com/php:8
WORKDIR /app
COPY . .
RUN composer install

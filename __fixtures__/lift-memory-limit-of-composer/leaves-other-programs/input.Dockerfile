FROM php:7.3-cli
WORKDIR /app
COPY . .
RUN php bin/console cache:warmup

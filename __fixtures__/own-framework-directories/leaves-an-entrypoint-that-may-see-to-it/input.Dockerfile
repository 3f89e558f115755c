FROM php:8.3-fpm
WORKDIR /var/www/html
COPY . .
ENTRYPOINT ["./docker/start.sh"]
CMD ["php-fpm"]

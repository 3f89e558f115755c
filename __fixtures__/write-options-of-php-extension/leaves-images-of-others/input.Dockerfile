FROM example.org/php:8.3
RUN docker-php-ext-configure gd --with-jpeg-dir=/usr/include/

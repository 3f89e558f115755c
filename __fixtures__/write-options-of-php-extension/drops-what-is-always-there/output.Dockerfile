FROM php:apache
RUN apt-get update && apt-get install -y libjpeg62-turbo-dev libpng-dev libzip-dev
RUN docker-php-ext-configure gd \
      --with-jpeg
RUN docker-php-ext-configure zip && docker-php-ext-install gd zip

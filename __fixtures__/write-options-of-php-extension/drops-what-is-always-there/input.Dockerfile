FROM php:apache
RUN apt-get update && apt-get install -y libjpeg62-turbo-dev libpng-dev libzip-dev
RUN docker-php-ext-configure gd \
      --with-png-dir=/usr \
      --with-jpeg-dir=/usr \
      --with-gd
RUN docker-php-ext-configure zip --with-libzip && docker-php-ext-install gd zip

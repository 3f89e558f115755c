FROM php:7.0-apache-jessie

RUN sed -i -E 's,security\.\S+,archive.debian.org/debian-security,; s/\w+\.debian\.org/archive.debian.org/; /jessie-updates/d; s/^deb /&[trusted=yes] /' /etc/apt/sources.list \
    && echo 'Acquire::Check-Valid-Until "false";' > /etc/apt/apt.conf.d/10-no-check-valid-until
RUN apt-get update \
    && apt-get install -y libpng-dev \
    && docker-php-ext-install gd

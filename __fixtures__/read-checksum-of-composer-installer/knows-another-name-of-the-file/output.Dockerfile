FROM php:7.4-cli
WORKDIR /tmp
RUN php -r "copy('https://getcomposer.org/installer', '/tmp/setup.php');" && php -r "if (hash_file('SHA384', '/tmp/setup.php') === trim(file_get_contents('https://composer.github.io/installer.sig'))) { echo 'Installer verified'; } else { echo 'Installer corrupt'; unlink('/tmp/setup.php'); } echo PHP_EOL;" && php /tmp/setup.php --install-dir=/usr/local/bin --filename=composer

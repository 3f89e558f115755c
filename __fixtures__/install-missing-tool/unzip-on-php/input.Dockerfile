FROM php:8.3-apache
RUN curl -fsSL -o app.zip https://example.com/app.zip && unzip app.zip -d /var/www/html

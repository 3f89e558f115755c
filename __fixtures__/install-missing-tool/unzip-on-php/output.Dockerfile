FROM php:8.3-apache
RUN apt-get update \
    && apt-get install -y --no-install-recommends unzip \
    && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL -o app.zip https://example.com/app.zip && unzip app.zip -d /var/www/html

FROM php:8.2-fpm
RUN apt-get update \
    && apt-get install -y --no-install-recommends npm \
    && rm -rf /var/lib/apt/lists/*
RUN npm install -g uglifycss

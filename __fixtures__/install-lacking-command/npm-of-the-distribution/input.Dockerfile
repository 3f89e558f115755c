FROM php:8.2-fpm
RUN npm install -g uglifycss

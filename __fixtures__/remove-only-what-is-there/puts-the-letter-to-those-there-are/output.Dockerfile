FROM alpine:3.19
RUN apk add --no-cache php83 && rm -rf /var/www/localhost && mkdir /app

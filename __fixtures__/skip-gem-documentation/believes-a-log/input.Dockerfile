FROM golang:1-alpine
RUN apk add --no-cache ruby && gem install --no-ri --no-rdoc fpm

FROM alpine:3.8
RUN apk add ruby && gem install --no-ri fpm

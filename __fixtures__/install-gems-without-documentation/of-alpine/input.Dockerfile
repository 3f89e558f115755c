FROM alpine:3.20
RUN apk add --no-cache ruby && gem update --system && gem install -v 13.0 rake

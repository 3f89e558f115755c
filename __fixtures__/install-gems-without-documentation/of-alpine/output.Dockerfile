FROM alpine:3.20
RUN apk add --no-cache ruby && gem update --no-document --system && gem install --no-document -v 13.0 rake

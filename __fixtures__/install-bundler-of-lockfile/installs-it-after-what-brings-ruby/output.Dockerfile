FROM alpine:3.11
WORKDIR /app
RUN apk add --no-cache ruby ruby-bundler \
    && gem install bundler -v 2.1.4 \
    && bundle install \
    && rm -rf /root/.bundle

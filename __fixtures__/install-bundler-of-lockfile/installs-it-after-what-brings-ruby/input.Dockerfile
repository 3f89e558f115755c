FROM alpine:3.11
WORKDIR /app
RUN apk add --no-cache ruby ruby-bundler \
    && bundle install \
    && rm -rf /root/.bundle

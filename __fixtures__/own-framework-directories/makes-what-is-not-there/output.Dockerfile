FROM ruby:3.2-alpine
WORKDIR /srv/shop
RUN addgroup -S web && adduser -S -G web web
COPY . .
RUN bundle install --jobs 4 && chmod +x bin/rails
RUN mkdir -p tmp log \
    && chown -R web:web tmp log
# not as root
USER web
CMD ["./bin/rails", "s", "-b", "0.0.0.0"]

FROM ruby:3.3-slim
WORKDIR /app
COPY . .
RUN bundle install && useradd -m app && mkdir -p tmp log && chown -R app:app db log storage tmp
USER app
CMD ["bin/rails", "server"]

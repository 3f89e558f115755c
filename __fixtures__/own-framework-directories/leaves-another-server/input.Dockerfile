FROM ruby:3.3-slim
WORKDIR /app
COPY . .
RUN bundle install && useradd -m app
USER app
CMD ["bundle", "exec", "sidekiq"]

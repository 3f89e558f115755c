FROM ruby:2.5-slim
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle install
CMD ["bundle", "exec", "puma"]

FROM ruby:3.3-slim
WORKDIR /rails
COPY Gemfile Gemfile.lock ./
RUN bundle install
COPY . .
USER 1000:1000
CMD ["bundle", "exec", "rails", "server", "-b", "0.0.0.0"]

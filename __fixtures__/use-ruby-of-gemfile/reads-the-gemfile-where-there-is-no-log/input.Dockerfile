FROM ruby:2.6.3
WORKDIR /app
COPY Gemfile ./
RUN bundle install

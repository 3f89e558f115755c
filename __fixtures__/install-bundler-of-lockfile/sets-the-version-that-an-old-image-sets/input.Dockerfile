FROM ruby:2.5.1
WORKDIR /app
RUN bundle install

FROM ruby:3.0.7-alpine
RUN bundle install

FROM ruby:2.7.0
RUN bundle install

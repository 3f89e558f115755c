FROM ruby:2.1
RUN bundle install

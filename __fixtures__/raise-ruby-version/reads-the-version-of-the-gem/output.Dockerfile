FROM ruby:2.3
RUN bundle install

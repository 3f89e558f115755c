FROM ruby:2.6
RUN bundle install

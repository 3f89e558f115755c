FROM ruby:2.6.3
RUN bundle install

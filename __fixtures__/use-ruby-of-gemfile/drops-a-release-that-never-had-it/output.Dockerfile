FROM ruby:2.7.2
RUN bundle install

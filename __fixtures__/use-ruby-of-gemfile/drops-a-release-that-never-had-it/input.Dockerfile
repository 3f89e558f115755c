FROM ruby:2.3.8-stretch
RUN bundle install

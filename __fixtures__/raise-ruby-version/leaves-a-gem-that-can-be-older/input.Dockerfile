FROM ruby:2.1
RUN gem install bundler

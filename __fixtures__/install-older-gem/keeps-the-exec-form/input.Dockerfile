FROM ruby:2.0
RUN ["gem", "install", "bundler"]

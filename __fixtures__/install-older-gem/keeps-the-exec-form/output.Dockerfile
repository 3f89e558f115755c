FROM ruby:2.0
RUN ["gem", "install", "bundler", "-v", "1.17.3"]

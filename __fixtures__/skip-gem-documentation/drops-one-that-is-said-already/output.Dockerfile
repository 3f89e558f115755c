FROM ruby:2.7-slim
RUN apt-get update \
    && gem install bundler --no-document

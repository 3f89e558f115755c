FROM ruby:2.4.2-alpine
RUN gem install earthquake

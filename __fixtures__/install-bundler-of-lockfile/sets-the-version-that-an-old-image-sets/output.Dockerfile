FROM ruby:2.5.1
WORKDIR /app
ENV BUNDLER_VERSION=2.3.27
RUN gem install bundler -v 2.3.27
RUN bundle install

FROM ruby:2.6
RUN gem install --conservative bundler
RUN gem install bundler || true

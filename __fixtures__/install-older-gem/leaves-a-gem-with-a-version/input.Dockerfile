FROM ruby:2.6
RUN gem install bundler -v 2.4.22
RUN gem install bundler:2.4.22

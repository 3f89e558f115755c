FROM ruby:2.6
RUN gem install bundler -v 2.1.4
RUN bundle install

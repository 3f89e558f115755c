FROM ruby:2.6-slim
WORKDIR /app
RUN gem install bundler -v 2.4.22
COPY Gemfile Gemfile.lock ./
RUN bundle install

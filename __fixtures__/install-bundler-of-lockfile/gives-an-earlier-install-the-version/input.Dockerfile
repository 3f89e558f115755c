FROM ruby:2.6
RUN gem install bundler
COPY . /app
WORKDIR /app
RUN bundle install

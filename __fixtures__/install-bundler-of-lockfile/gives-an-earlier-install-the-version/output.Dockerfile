FROM ruby:2.6
RUN gem install bundler -v 1.17.2
COPY . /app
WORKDIR /app
RUN bundle install

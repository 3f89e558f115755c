FROM ruby:2.5
WORKDIR /app
COPY . .
RUN gem install bundler -v 2.3.27
RUN bundle install

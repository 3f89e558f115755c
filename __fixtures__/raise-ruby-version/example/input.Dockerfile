FROM ruby:2.1-slim
COPY . /app
WORKDIR /app
RUN bundle install

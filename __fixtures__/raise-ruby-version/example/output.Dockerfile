FROM ruby:2.2-slim
COPY . /app
WORKDIR /app
RUN bundle install

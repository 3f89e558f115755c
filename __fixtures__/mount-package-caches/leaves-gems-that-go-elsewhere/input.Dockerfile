FROM ruby:3.3
ENV BUNDLE_PATH=/gems
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle install

FROM ruby:3.3-slim
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN gem install bundler -v 2.5.6 \
    && bundle install --jobs 4
COPY . .
CMD ["bundle", "exec", "puma"]

ARG RUBY_VERSION=4.0
FROM ruby:${RUBY_VERSION}-slim
WORKDIR /app
COPY . .
CMD ["ruby", "app.rb"]

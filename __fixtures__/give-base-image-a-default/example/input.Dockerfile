ARG RUBY_VERSION
FROM ruby:${RUBY_VERSION}-slim
WORKDIR /app
COPY . .
CMD ["ruby", "app.rb"]

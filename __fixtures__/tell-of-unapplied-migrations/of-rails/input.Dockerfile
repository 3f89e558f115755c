FROM ruby:3.3-slim
WORKDIR /rails
COPY . .
RUN bundle install
CMD ["bundle", "exec", "puma", "-C", "config/puma.rb"]

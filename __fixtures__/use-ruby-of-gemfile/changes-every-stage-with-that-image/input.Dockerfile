ARG RUBY=2.4
FROM ruby:${RUBY}-alpine AS build
RUN bundle install
FROM ruby:${RUBY}-alpine
COPY --from=build /usr/local/bundle /usr/local/bundle

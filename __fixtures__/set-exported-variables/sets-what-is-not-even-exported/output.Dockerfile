FROM ruby:3.3
ARG RELEASE=7
ENV RAILS_ENV=production
ENV RELEASE_NAME=v${RELEASE}
CMD ["rails", "server"]

FROM ruby:3.3
ARG RELEASE=7
RUN RAILS_ENV=production
RUN export RELEASE_NAME=v${RELEASE}
CMD ["rails", "server"]

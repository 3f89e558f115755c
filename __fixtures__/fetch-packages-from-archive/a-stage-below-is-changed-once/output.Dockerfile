FROM ruby:2.5-buster AS base
RUN sed -i -E 's/\w+\.debian\.org/archive.debian.org/' /etc/apt/sources.list
RUN apt-get update && apt-get install -y libpq-dev

FROM base AS test
RUN apt-get update && apt-get install -y chromium

FROM base
RUN apt-get install -y imagemagick

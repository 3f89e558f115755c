FROM ruby:3.3
ARG uid
ENV uid=${uid}
RUN useradd -M -u $uid app

FROM ruby:3.3
ARG uid=1000
ENV uid=${uid}
RUN useradd -M -u $uid app

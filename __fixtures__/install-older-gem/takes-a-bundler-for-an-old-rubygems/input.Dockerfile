FROM ubuntu:16.04
RUN gem install bundler

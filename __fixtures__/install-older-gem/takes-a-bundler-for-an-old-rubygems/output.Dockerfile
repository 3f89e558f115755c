FROM ubuntu:16.04
RUN gem install bundler -v 1.17.3

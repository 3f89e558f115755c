FROM debian:11
RUN gem install --no-document bundler

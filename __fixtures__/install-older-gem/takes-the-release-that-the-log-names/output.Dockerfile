FROM debian:11
RUN gem install --no-document bundler -v 2.4.22

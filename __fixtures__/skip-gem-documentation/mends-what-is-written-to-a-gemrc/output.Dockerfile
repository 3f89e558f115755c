FROM ruby:latest
RUN echo "gem: --no-document" > /root/.gemrc

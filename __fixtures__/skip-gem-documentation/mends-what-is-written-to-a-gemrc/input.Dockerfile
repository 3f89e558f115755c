FROM ruby:latest
RUN echo "gem: --no-rdoc --no-ri" > /root/.gemrc

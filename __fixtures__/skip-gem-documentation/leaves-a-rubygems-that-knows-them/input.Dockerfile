FROM ruby:2.1
RUN gem install --no-ri --no-rdoc foreman

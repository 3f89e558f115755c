FROM ruby:3.2
RUN gem install --no-ri --no-rdoc foreman

FROM registry.example.com/ruby:1
RUN gem install rake

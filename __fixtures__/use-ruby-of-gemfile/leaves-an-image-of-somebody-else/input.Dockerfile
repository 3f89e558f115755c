FROM example/ruby:2.2
RUN bundle install

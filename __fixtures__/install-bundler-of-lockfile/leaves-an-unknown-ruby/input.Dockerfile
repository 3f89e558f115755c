FROM example/jekyll:3
RUN bundle install

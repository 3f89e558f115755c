FROM ubuntu:14.04
RUN apt-get install -y ruby ruby-dev
RUN gem install bundler
CMD ["bundle", "exec", "rake"]

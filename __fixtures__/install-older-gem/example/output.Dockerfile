FROM ubuntu:14.04
RUN apt-get install -y ruby ruby-dev
RUN gem install bundler -v 1.17.3
CMD ["bundle", "exec", "rake"]

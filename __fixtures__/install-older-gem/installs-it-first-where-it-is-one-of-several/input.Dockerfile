FROM ruby:1.9.3
RUN apt-get install -y git && \
    gem install --no-ri --no-rdoc foreman bundler && \
    echo done

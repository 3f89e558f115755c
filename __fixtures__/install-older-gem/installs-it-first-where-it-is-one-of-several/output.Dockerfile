FROM ruby:1.9.3
RUN apt-get install -y git && \
    gem install --no-ri --no-rdoc bundler -v 1.17.3 && \
    gem install --no-ri --no-rdoc foreman && \
    echo done

FROM debian:12
RUN gem install --no-document rake && gem install -N rake && gem install rake --no-ri --no-rdoc

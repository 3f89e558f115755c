FROM ubuntu:14.04
RUN gem install ffi -v 1.9.25 && gem install sass

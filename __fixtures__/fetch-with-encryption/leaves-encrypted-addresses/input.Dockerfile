FROM debian:12
RUN curl -fsSLO https://github.com/a/b/archive/main.tar.gz && echo http://github.com/

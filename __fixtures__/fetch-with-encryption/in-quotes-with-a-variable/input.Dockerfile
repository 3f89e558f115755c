FROM debian:12
ARG V=1.27.1
RUN wget -q "http://nginx.org/download/nginx-${V}.tar.gz" && curl -fsSL 'http://github.com/a/b/archive/main.tar.gz' | tar xz

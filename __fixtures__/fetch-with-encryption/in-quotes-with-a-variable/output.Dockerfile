FROM debian:12
ARG V=1.27.1
RUN wget -q "https://nginx.org/download/nginx-${V}.tar.gz" && curl -fsSL 'https://github.com/a/b/archive/main.tar.gz' | tar xz

FROM debian:12
ENV VERSION=1.4
WORKDIR /usr/src
RUN wget -q "https://downloads.example.com/tool-${VERSION}.tar.xz" && tar xf "tool-${VERSION}.tar.xz" && cd "tool-${VERSION}" && make install

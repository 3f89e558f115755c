FROM debian:12
ARG VERSION=1.2
ENV SOURCE=/usr/src/lib
WORKDIR ${SOURCE}
RUN cd "lib-$VERSION" && make
RUN cd $SOURCE && make check
WORKDIR /app

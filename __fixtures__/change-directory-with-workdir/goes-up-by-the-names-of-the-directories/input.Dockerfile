FROM debian:12
ENV VERSION=2.8
WORKDIR /src/lib-${VERSION}/core
RUN cd ../tools && make install
WORKDIR /app

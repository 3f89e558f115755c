FROM debian:12
ENV VERSION=2.8
WORKDIR /src/lib-${VERSION}/core
WORKDIR /src/lib-${VERSION}/tools
RUN make install
WORKDIR /app

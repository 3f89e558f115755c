FROM debian:bookworm
ARG HOST_ARCH=amd64
RUN apt-get update && apt-get install -y wget
RUN wget -O /usr/local/bin/shop https://example.org/shop/1.4.0/shop-linux-${HOST_ARCH}

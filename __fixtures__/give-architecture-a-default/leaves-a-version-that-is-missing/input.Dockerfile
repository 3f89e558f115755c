FROM debian:bookworm
ARG SHOP_VERSION
RUN wget -O /usr/local/bin/shop https://example.org/shop/${SHOP_VERSION}/shop

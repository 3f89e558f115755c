FROM debian:bookworm
RUN apt-get update && apt-get install -y curl
RUN curl --output shop.tar.gz "https://github.com/example/shop/archive/v1.4.0.tar.gz" && tar xzf shop.tar.gz

FROM debian:bookworm
RUN curl -sI https://github.com/example/shop/releases/download/v1/shop | grep -i location > /tmp/where

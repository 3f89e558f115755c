FROM debian:bookworm
ARG TARGETARCH
RUN wget -O /usr/local/bin/shop https://example.org/shop-${TARGETARCH}

FROM alpine:3.20
RUN wget -qO- https://example.org/install.sh | sh

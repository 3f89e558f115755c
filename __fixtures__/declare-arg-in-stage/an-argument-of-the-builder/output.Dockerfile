FROM alpine:3.20
ARG TARGETARCH
RUN wget -O /usr/local/bin/mc https://dl.example.org/client/release/linux-${TARGETARCH}/mc \
    && chmod +x /usr/local/bin/mc

FROM --platform=$BUILDPLATFORM alpine:3.20
ARG TARGETARCH
RUN wget -O /mc https://dl.example.org/linux-${TARGETARCH}/mc

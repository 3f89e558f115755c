FROM alpine:3.20
RUN wget -O /mc https://dl.example.org/linux-${TARGETARCH:-amd64}/mc

FROM golang:1.20
RUN go install -v -ldflags "-s -w" example.org/shop/cmd/shop@v1.4.0 \
    && go install example.org/stamp/...@latest

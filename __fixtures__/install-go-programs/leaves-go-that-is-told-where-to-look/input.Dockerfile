FROM golang:1.20
ENV GO111MODULE=off
RUN go get github.com/rakyll/statik

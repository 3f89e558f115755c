FROM golang:1.12
ENV GO111MODULE=off
WORKDIR /go/src/example.org/shop
COPY . .
RUN go build -o /shop .

FROM golang:1.8
WORKDIR /go/src/example.org/shop
COPY . .
RUN go build .

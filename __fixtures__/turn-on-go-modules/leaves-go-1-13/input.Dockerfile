FROM golang:1.13
WORKDIR /go/src/example.org/shop
COPY . .
RUN go build -o /shop .

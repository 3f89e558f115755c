FROM golang:1.12
WORKDIR /go/src/example.org/shop
COPY . .
RUN go build -o /shop .

FROM golang:1.15
WORKDIR /go/src/example.org/shop
COPY . .
RUN go get -v ./...
RUN go build -o /usr/local/bin/shop .
CMD ["shop"]

FROM golang:1.8
WORKDIR /go/src/example.org/shop
COPY . .
RUN go get -v ./...
RUN go build -o /usr/local/bin/shop .
CMD ["shop"]

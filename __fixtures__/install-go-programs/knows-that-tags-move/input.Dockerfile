FROM golang
RUN go get github.com/tools/godep
WORKDIR /go/src/example.org/shop
COPY . .
RUN godep go build -o /shop

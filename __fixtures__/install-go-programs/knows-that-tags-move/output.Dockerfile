FROM golang
RUN go install github.com/tools/godep@latest
WORKDIR /go/src/example.org/shop
COPY . .
RUN godep go build -o /shop

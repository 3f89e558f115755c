FROM golang:1.22
RUN go get github.com/golang/protobuf/proto github.com/golang/protobuf/protoc-gen-go

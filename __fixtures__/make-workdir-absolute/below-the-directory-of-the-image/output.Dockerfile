FROM golang:1.22
WORKDIR /go/src/app/
WORKDIR /go/src/app/cmd
RUN go version

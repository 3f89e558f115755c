FROM golang:1.22
WORKDIR /go/src/app
WORKDIR cmd
RUN go version

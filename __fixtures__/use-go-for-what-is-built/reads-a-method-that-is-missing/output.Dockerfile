FROM golang:1.15.15
RUN go get github.com/golang/lint/golint

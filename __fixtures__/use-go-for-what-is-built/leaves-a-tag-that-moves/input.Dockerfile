FROM golang:alpine
RUN go get example.org/tools/stamp

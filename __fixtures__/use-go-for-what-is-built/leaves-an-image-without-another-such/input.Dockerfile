FROM golang:1.4-cross
RUN go get example.org/tools/stamp

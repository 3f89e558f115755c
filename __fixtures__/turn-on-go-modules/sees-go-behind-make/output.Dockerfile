FROM golang:1.11
COPY . /go/src/example.org/shop
ENV GO111MODULE=on
RUN cd /go/src/example.org/shop && make all

FROM golang:1.11
COPY . /go/src/example.org/shop
RUN cd /go/src/example.org/shop && make all

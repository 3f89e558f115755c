FROM golang:1.11.5-stretch
ARG PACKAGE=example.org/shop
WORKDIR /go/src/${PACKAGE}
ADD . /go/src/${PACKAGE}/
RUN CGO_ENABLED=0 go install ./cmd/shop

FROM golang:1.10.3-alpine3.7 AS build
RUN apk add --no-cache git
RUN go get github.com/gin-gonic/gin

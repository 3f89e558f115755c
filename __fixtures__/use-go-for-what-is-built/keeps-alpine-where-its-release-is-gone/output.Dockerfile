FROM golang:1.15.15-alpine AS build
RUN apk add --no-cache git
RUN go get github.com/gin-gonic/gin

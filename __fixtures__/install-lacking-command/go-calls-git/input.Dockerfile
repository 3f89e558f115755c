FROM golang:1.22-alpine AS build
WORKDIR /src
COPY . .
RUN go get ./...

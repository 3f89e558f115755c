FROM golang:1.12.17-stretch AS build
WORKDIR /src
COPY . .
RUN go build -o /shop .

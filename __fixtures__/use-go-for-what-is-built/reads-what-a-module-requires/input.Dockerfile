FROM golang:1.11.5-stretch AS build
WORKDIR /src
COPY . .
RUN go build -o /shop .

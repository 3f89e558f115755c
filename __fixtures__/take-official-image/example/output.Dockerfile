FROM golang:1.22-alpine AS build
COPY . .
RUN go build -o /app .

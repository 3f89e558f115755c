FROM golang:1.22-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN git config --global url."git@example.com:".insteadOf "https://example.com/" && go mod download

FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /server . && go clean -modcache

FROM debian:12
COPY --from=build /server /server

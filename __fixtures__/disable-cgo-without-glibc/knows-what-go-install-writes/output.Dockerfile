FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go install ./...
FROM alpine:3.20
COPY --from=build /go/bin/shop /usr/local/bin/shop
ENTRYPOINT ["shop"]

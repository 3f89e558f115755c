FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go install example.com/tools/shop@v1.2.0
FROM alpine:3.20
COPY --from=build /go/bin/shop /usr/local/bin/shop
ENTRYPOINT ["shop"]

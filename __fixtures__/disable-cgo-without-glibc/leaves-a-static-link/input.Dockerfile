FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -ldflags '-linkmode external -extldflags "-static"' -o /shop .

FROM alpine:3.20
COPY --from=build /shop /usr/local/bin/shop
CMD ["shop"]

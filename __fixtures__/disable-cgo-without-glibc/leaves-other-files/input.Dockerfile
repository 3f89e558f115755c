FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /shop .

FROM alpine:3.20
COPY --from=build /src/config /usr/local/bin/shop
CMD ["shop"]

FROM golang:1.12 AS build
WORKDIR /go/src/example.org/shop
COPY . .
RUN make shop

FROM debian:bookworm-slim
COPY --from=build /go/src/example.org/shop/shop /usr/local/bin/
CMD ["shop"]

FROM golang:1.22-bookworm AS build
WORKDIR /src
COPY . .
RUN go build -o /shop .
FROM debian:bookworm-slim
COPY --from=build /shop /usr/local/bin/shop
CMD ["shop"]

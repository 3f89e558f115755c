FROM golang:1.22-bookworm AS build
WORKDIR /src
COPY . .
RUN GOOS=linux GOARCH=amd64 go build -ldflags="-s -w" -o bin/shop ./cmd/shop

FROM scratch
COPY --from=build /src/bin/shop /usr/local/bin/shop
CMD ["shop"]

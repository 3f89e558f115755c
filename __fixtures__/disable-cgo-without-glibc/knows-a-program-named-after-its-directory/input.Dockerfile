FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go vet ./... && \
    go build

FROM alpine
COPY --from=build /src/shop /usr/local/bin/shop
CMD ["shop"]

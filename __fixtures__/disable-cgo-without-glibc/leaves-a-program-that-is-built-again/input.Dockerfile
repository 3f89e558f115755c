FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build .
RUN CGO_ENABLED=0 go build -o shop .

FROM alpine:3.20
COPY --from=build /src/shop /usr/local/bin/shop
CMD ["shop"]

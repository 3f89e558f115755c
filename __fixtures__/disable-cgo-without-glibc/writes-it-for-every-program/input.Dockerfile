FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /out/shop ./cmd/shop
RUN go build -o /out/admin ./cmd/admin

FROM alpine:3.20
COPY --from=build /out /usr/local/bin/shop
CMD ["shop"]

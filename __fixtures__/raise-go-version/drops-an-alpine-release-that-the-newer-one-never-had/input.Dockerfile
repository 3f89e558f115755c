FROM golang:1.20-alpine3.18 AS build
WORKDIR /src
COPY . .
RUN go build -o /bin/shop .

FROM alpine:3.18
COPY --from=build /bin/shop /bin/shop
CMD ["/bin/shop"]

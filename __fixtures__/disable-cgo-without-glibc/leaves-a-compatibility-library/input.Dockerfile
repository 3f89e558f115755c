FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /shop .

FROM alpine:3.20
RUN apk add --no-cache libc6-compat
COPY --from=build /shop /usr/local/bin/shop
CMD ["shop"]

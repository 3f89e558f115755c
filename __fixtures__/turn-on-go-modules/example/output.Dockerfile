FROM golang:1.12-alpine AS build
RUN apk add --no-cache git
WORKDIR /go/src/example.org/shop
COPY . .
ENV GO111MODULE=on
RUN go build -o /shop .

FROM alpine:3.20
COPY --from=build /shop /usr/local/bin/
CMD ["shop"]

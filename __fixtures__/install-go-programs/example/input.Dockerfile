FROM golang:1.22-alpine AS tools
RUN apk add --no-cache git
RUN go get -u github.com/rakyll/statik

FROM alpine:3.20
COPY --from=tools /go/bin/statik /usr/local/bin/

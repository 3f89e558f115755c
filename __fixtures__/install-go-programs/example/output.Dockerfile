FROM golang:1.22-alpine AS tools
RUN apk add --no-cache git
RUN go install github.com/rakyll/statik@latest

FROM alpine:3.20
COPY --from=tools /go/bin/statik /usr/local/bin/

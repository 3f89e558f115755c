FROM golang:1.22-alpine AS build
WORKDIR /src
COPY go.mod ./
RUN go mod download
COPY . .
RUN go build -o /bin/shop .

FROM alpine:3.20
COPY --from=build /bin/shop /bin/shop
CMD ["/bin/shop"]

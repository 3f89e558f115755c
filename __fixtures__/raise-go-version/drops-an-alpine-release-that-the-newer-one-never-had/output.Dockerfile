FROM golang:1.24-alpine AS build
WORKDIR /src
COPY . .
RUN go build -o /bin/shop .

FROM alpine:3.18
COPY --from=build /bin/shop /bin/shop
CMD ["/bin/shop"]

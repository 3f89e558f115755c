FROM golang:1.22-alpine AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /shop .

FROM scratch
ENV SSL_CERT_FILE=/trust.pem
COPY trust.pem /trust.pem
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]

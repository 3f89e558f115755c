FROM golang:1.22-alpine
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /shop .

FROM scratch
COPY --from=0 /shop /shop
ENTRYPOINT ["/shop"]

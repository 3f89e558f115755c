FROM golang:1.22-alpine AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /shop .

FROM scratch
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]

FROM golang:1.22-alpine AS build
RUN apk add --no-cache git tzdata
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /shop .

FROM scratch
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]

FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go mod download && go build -v -o /out/ ./...

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/shop /usr/local/bin/shop
CMD ["shop"]

FROM golang:1.22 AS build
WORKDIR /src
COPY main.go ./
RUN go build -o /out/app main.go

FROM debian:12-slim
COPY --from=builder /out/app /usr/local/bin/app
CMD ["app"]

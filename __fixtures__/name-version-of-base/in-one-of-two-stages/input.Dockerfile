FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /tool
FROM alpine:latest
COPY --from=build /tool /tool
FROM build
ENTRYPOINT ["/tool"]

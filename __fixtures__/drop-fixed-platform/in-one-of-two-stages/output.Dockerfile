FROM --platform=$BUILDPLATFORM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /tool
FROM debian:12-slim AS run
COPY --from=build /tool /tool
ENTRYPOINT ["/tool"]

FROM --platform=$BUILDPLATFORM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /tool
FROM --platform=linux/arm64/v8 debian:12-slim AS run
COPY --from=build /tool /tool
ENTRYPOINT ["/tool"]

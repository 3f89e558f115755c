FROM --platform=${TARGETPLATFORM} golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /tool
FROM   --platform=$TARGETPLATFORM   debian:12-slim AS run
COPY --from=build /tool /tool
ENTRYPOINT ["/tool"]

FROM --platform=$BUILDPLATFORM golang:1.22 AS build
RUN go build -o /app .

FROM --platform=${TARGETPLATFORM:-linux/amd64} alpine:3.20
COPY --from=build /app /app

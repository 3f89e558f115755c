FROM golang:1.22 as build
RUN go version
FROM scratch
COPY --from=build /app /app

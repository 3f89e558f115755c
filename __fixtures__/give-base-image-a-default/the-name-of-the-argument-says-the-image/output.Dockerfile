ARG GOLANG_IMAGE=golang:1.27
FROM $GOLANG_IMAGE AS build
WORKDIR /src
COPY . .
RUN go build -o /app .

FROM scratch
COPY --from=build /app /app
ENTRYPOINT ["/app"]

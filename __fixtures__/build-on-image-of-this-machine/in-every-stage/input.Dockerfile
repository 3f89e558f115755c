FROM arm64v8/golang:1.22 AS build
WORKDIR /src
RUN go build -o /app .

FROM arm64v8/alpine:3.20
COPY --from=build /app /app

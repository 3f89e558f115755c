FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /api .

FROM debian:12-slim
COPY --from=build /api /usr/local/bin/api
CMD ["api"]

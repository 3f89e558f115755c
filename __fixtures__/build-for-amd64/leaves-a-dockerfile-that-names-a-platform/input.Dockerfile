FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /api .

FROM --platform=linux/amd64 debian:12-slim
COPY --from=build /api /usr/local/bin/api
CMD ["api"]

FROM golang:1.22-bookworm AS build
WORKDIR /src
COPY . .
RUN go build -o /shop .
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /shop /usr/local/bin/shop
CMD ["shop"]

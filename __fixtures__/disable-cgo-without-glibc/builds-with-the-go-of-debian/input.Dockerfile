FROM debian:12-slim AS builder
RUN apt-get update && apt-get install -y --no-install-recommends golang-go && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN go build -o /out/server .

FROM alpine:3.20
COPY --from=builder /out/server /usr/local/bin/server
CMD ["server"]

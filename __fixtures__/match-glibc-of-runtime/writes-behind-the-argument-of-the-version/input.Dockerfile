ARG RUST=1.79
FROM rust:${RUST}-slim AS builder
WORKDIR /src
COPY . .
RUN cargo build --release
FROM ubuntu:20.04
COPY --from=builder /src/target/release/app /usr/local/bin/app
CMD ["app"]

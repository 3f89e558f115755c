ARG RUST_VERSION=1.83.0

FROM rust:${RUST_VERSION}-alpine AS build
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src src
RUN cargo test --locked && \
    cargo build --locked --release

FROM alpine:3.20
COPY --from=build /app/target/release/shop /bin/shop
CMD ["/bin/shop"]

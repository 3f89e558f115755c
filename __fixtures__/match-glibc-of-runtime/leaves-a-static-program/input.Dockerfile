FROM rust:1.90 AS build
WORKDIR /src
COPY . .
RUN rustup target add x86_64-unknown-linux-musl && cargo build --release --target x86_64-unknown-linux-musl

FROM debian:bookworm-slim
COPY --from=build /src/target/x86_64-unknown-linux-musl/release/shop /usr/local/bin/shop
CMD ["shop"]

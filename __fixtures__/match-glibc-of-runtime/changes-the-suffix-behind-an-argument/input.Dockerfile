ARG RUST_VERSION=1.91.0

FROM rust:${RUST_VERSION}-slim-trixie AS build
WORKDIR /app
COPY . .
RUN cargo build --release

FROM debian:bookworm-slim
COPY --from=build /app/target/release/shop /bin/shop
CMD ["/bin/shop"]

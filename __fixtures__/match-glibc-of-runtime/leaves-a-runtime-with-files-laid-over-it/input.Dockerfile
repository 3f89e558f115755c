FROM rust:1.92-slim AS build
WORKDIR /src
COPY . .
RUN cargo build --release --bin shop

FROM debian:bookworm-slim
COPY --from=build /rootfs /
COPY --from=build /src/target/release/shop /usr/local/bin/
CMD ["shop"]

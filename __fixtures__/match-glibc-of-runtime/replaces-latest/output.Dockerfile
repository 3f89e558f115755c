FROM rust:bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM gcr.io/distroless/cc-debian12
COPY --from=build /src/target/release/shop /usr/local/bin/shop
CMD ["shop"]

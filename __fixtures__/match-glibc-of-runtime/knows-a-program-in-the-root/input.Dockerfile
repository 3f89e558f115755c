FROM rust:1.92-slim AS build
WORKDIR /src
COPY . .
RUN cargo build --release --bin shop

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /src/target/release/shop /
ENTRYPOINT ["/shop"]

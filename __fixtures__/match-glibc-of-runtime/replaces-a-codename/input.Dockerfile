FROM rust:1.82-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM ubuntu:20.04
COPY --from=build /src/target/release/shop /usr/local/bin/shop
CMD ["shop"]

FROM rust:1.75-bullseye AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM debian:bullseye-slim
COPY --from=build /src/target/release/shop /usr/local/bin/shop
CMD ["shop"]

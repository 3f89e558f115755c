FROM rust:1.56-buster AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM debian:buster-slim
COPY --from=build /src/target/release/shop /usr/local/bin/shop
CMD ["shop"]

FROM rust:1.75-bookworm
WORKDIR /src
COPY Cargo.toml ./
COPY src src
RUN cargo build --release
CMD ["target/release/shop"]

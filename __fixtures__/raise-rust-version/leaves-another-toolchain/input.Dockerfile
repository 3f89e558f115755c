FROM rust:1.75-bookworm
RUN rustup toolchain install nightly
WORKDIR /src
COPY . .
RUN cargo +nightly build --release
CMD ["target/release/shop"]

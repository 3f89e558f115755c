FROM rust:1.85-bookworm
WORKDIR /src
COPY . .
RUN cargo build --release -p api

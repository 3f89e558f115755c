FROM rust:1.80-bookworm
WORKDIR /src
COPY . .
RUN cargo build --release -p api

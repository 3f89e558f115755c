FROM rust:bookworm
WORKDIR /src
COPY . .
RUN cargo install --path .

FROM debian:12-slim
COPY --from=0 /usr/local/cargo/bin/shop /usr/local/bin/shop
CMD ["shop"]

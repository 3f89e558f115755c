FROM rust:1.90 AS docs
WORKDIR /src
COPY . .
RUN cargo build --release && cargo doc

FROM debian:bookworm-slim
COPY --from=docs /src/target/doc /srv/doc
CMD ["ls", "/srv/doc"]

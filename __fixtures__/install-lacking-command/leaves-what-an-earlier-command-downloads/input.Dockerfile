FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://sh.rustup.rs -o rustup.sh && sh rustup.sh -y
RUN cargo build --release

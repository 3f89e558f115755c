ARG RUST_TAG=1.74-slim
ARG APP_NAME=shop

FROM rust:${RUST_TAG} AS build
ARG APP_NAME
WORKDIR /app
COPY . .
RUN cargo build --locked --release && \
    cp ./target/release/$APP_NAME /bin/server

FROM debian:bullseye-slim AS final
COPY --from=build /bin/server /bin/
CMD ["/bin/server"]

FROM debian:bookworm
ARG UID
RUN useradd -m -u ${UID:-1000} app

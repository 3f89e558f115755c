FROM debian:bookworm
ARG UID
RUN useradd -m -u $UID app

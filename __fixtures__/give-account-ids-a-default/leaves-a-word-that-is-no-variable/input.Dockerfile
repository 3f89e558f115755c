FROM debian:bookworm
RUN useradd -m -u UID app

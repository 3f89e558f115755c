FROM debian:bookworm
ARG UID=1000
RUN useradd -m -u $UID app

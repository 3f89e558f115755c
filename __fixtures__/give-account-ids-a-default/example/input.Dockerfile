FROM debian:bookworm
ARG UID
ARG GID
RUN groupadd -g $GID app && useradd -m -u $UID -g $GID app
USER app

FROM debian:bookworm
RUN apt-get update && { getent group app > /dev/null || groupadd -r app; } && useradd -r -g app app

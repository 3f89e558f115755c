FROM debian:bookworm
RUN apt-get update && groupadd -r app && useradd -r -g app app

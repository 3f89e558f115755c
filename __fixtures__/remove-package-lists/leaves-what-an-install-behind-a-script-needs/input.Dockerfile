FROM debian:bookworm
RUN apt-get update && apt-get install -y git
RUN /opt/prepare && apt-get install -y pkg-config

FROM debian:trixie
RUN apt-get update
RUN apt-get install -y --no-install-recommends curl xz-utils ca-certificates
RUN curl -fsSL https://downloads.example.com/tool.tar.xz | tar -xJ -C /usr/local

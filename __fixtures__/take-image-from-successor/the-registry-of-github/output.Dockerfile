FROM ghcr.io/acme/builder:1.4
COPY . /src

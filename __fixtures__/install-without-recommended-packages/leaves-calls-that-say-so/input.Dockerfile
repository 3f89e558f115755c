FROM debian:12
RUN apt-get update && apt-get install --no-install-recommends -y curl
RUN apt-get -o APT::Install-Recommends=false install -y git

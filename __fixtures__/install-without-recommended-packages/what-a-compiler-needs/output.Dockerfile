FROM debian:12
RUN apt-get update && apt-get -y install --no-install-recommends gcc libc6-dev

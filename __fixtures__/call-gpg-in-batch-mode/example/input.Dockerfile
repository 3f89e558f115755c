FROM debian:12
RUN apt-get update \
    && apt-get install -y --no-install-recommends gnupg dirmngr \
    && rm -rf /var/lib/apt/lists/*
RUN gpg --keyserver keyserver.ubuntu.com --recv-keys 0x0123456789ABCDEF

# syntax=docker/dockerfile:1
# What the nightly job needs
FROM debian:12
RUN <<END
set -e
apt-get update
apt-get install -y make
END

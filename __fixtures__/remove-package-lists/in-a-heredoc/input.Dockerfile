FROM debian:12
RUN <<END
set -e
apt-get update
apt-get install -y curl
END

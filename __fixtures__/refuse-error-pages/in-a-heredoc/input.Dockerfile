FROM debian:12
RUN <<EOF
set -e
curl -LO https://downloads.example.com/a.deb
EOF

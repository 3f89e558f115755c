FROM debian:12
RUN <<EOF
set -e
curl -fLO https://downloads.example.com/a.deb
EOF

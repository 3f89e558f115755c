FROM debian:12-slim
RUN <<EOF
set -e
export V="$(uname -m)"
echo "$V"
EOF

FROM debian:12-slim
RUN <<EOF
set -e
V="$(uname -m)"; export V
echo "$V"
EOF

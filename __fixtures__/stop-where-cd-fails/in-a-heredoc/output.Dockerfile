FROM debian:12-slim
RUN <<EOF
cd /src || exit 1
make
EOF

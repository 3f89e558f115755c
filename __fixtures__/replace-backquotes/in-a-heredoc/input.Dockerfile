FROM debian:12-slim
RUN <<EOF
set -e
make -j`nproc`
EOF
